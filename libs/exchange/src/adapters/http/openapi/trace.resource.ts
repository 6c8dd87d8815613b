import type { JsonObject } from '@lienthong/kernel';
import { ApiProperty } from '@nestjs/swagger';
import type { Trace, TraceLine } from '../../../application/queries/trace.js';
import { DOCUMENT_ID, EVENT_ID } from './examples.js';
import { AgencyField, EpochField, EventIdField, MomentField, NullableField } from './fields.js';
import { NullableObjectField, TransferIdField, WholeField } from './fields.js';

export class AsserterResource {
  @ApiProperty({ enum: ['hub', 'sender', 'gateway', 'application', 'clerk', 'operator', 'registrar', 'auditor'] })
  readonly role!: string;

  @NullableField('string', 'The agency that speaks', 'H37')
  readonly agency!: string | null;

  @NullableField('string', 'The connected system that carried the words', 'qlvb-da-nang')
  readonly system!: string | null;
}

/** One event of a transfer and who asserted it. */
export class TraceLineResource implements TraceLine {
  @WholeField('Place in the log', 4711)
  readonly position!: number;

  @EventIdField()
  readonly eventId!: string;

  @ApiProperty({ example: 'DeliveryAccepted' })
  readonly type!: string;

  @MomentField('When the fact was asserted')
  readonly at!: string;

  @MomentField('When it was recorded')
  readonly recordedAt!: string;

  @ApiProperty({ type: AsserterResource })
  readonly assertedBy!: AsserterResource;

  @ApiProperty({ example: 'delivery-01936d6e-9c1a-7c3e-8a52-6a3f0a3a6f10-H37' })
  readonly stream!: string;

  @WholeField('Place in that stream', 3)
  readonly revision!: number;

  @NullableField('string', 'The recipient or the inbox that it is about; null when about the whole transfer', 'H37')
  readonly agency!: string | null;

  @NullableField('string', 'Id of the event that this one reacts to', EVENT_ID)
  readonly cause!: string | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Who may not know of others sees less of it',
  })
  readonly data!: JsonObject;

  @NullableObjectField('The sealed half; null where there is none, where it was erased, or where it is not shown')
  readonly personal!: JsonObject | null;
}

export class TraceResource implements Trace {
  @TransferIdField()
  readonly transfer!: string;

  @EpochField()
  readonly epoch!: string;

  @AgencyField('Id of the sender', 'G22')
  readonly sender!: string;

  @ApiProperty({ example: DOCUMENT_ID })
  readonly documentId!: string;

  @ApiProperty()
  readonly test!: boolean;

  @ApiProperty({ type: [TraceLineResource] })
  readonly lines!: readonly TraceLineResource[];

  @NullableField('integer', 'Give it as `after` for the rest; null at the end')
  readonly next!: number | null;
}
