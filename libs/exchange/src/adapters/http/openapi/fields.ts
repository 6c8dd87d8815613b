import { ApiProperty } from '@nestjs/swagger';
import { EPOCH, EVENT_ID, TRANSFER_ID } from './examples.js';

export { MomentField, NullableField, NullableObjectField, NullableWordField, WholeField } from '@lienthong/http-edge';

/** Properties that many answers have in common. */
export const TransferIdField = (): PropertyDecorator => ApiProperty({ format: 'uuid', example: TRANSFER_ID });

export const EventIdField = (): PropertyDecorator =>
  ApiProperty({ format: 'uuid', description: 'Of the fact in the log', example: EVENT_ID });

export const EpochField = (): PropertyDecorator =>
  ApiProperty({ format: 'uuid', description: 'Made with the store, and anew at every restore', example: EPOCH });

export const AgencyField = (description: string, example = 'H37'): PropertyDecorator =>
  ApiProperty({ description, example });

export const SignatureField = (): PropertyDecorator =>
  ApiProperty({
    type: 'null' as never,
    description: 'The place of the hub’s signature; null until receipts are signed',
  });
