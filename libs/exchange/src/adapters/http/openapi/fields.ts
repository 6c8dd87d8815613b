import { ApiProperty } from '@nestjs/swagger';
import { AT, EPOCH, EVENT_ID, TRANSFER_ID } from './examples.js';

/** Properties that many answers have in common. */
export const TransferIdField = (): PropertyDecorator => ApiProperty({ format: 'uuid', example: TRANSFER_ID });

export const EventIdField = (): PropertyDecorator =>
  ApiProperty({ format: 'uuid', description: 'Of the fact in the log', example: EVENT_ID });

export const EpochField = (): PropertyDecorator =>
  ApiProperty({ format: 'uuid', description: 'Made with the store, and anew at every restore', example: EPOCH });

export const MomentField = (description: string): PropertyDecorator =>
  ApiProperty({ format: 'date-time', description, example: AT });

export const WholeField = (description: string, example: number): PropertyDecorator =>
  ApiProperty({ type: 'integer', description, example });

export const AgencyField = (description: string, example = 'H37'): PropertyDecorator =>
  ApiProperty({ description, example });

/** OpenAPI 3.1 knows no `nullable`: null is a type of its own. */
const orNull = (schema: object) => ({ oneOf: [schema, { type: 'null' }] });

export const NullableField = (type: 'string' | 'integer', description: string, example?: unknown): PropertyDecorator =>
  ApiProperty({ ...orNull({ type }), description, ...(example === undefined ? {} : { example }) });

export const NullableWordField = (words: readonly string[], description: string): PropertyDecorator =>
  ApiProperty({ ...orNull({ type: 'string', enum: words }), description });

export const NullableObjectField = (description: string): PropertyDecorator =>
  ApiProperty({ ...orNull({ type: 'object', additionalProperties: true }), description });

export const SignatureField = (): PropertyDecorator =>
  ApiProperty({
    type: 'null' as never,
    description: 'The place of the hub’s signature; null until receipts are signed',
  });
