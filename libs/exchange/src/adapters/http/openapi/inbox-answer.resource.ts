import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { InputErrorDocument } from '@lienthong/http-edge';
import { DOSSIER_COMMANDS } from '../../../domain/inbox/answer.js';
import type { AnsweredOutcome, AnsweredRecord, BusCommand, DossierOutcome } from '../../../domain/inbox/answer.js';
import type { InboxEntry } from '../../../domain/inbox/inbox.events.js';
import { ChangeAnswerResource, StatusAnswerResource } from './change.resource.js';
import { DOSSIER_CODE, DOSSIER_ID, TRANSFER_ID } from './examples.js';
import { AgencyField, MomentField, NullableField, WholeField } from './fields.js';
import { SubmissionFactsResource } from './receipt.resource.js';

type Kind<K extends InboxEntry['kind']> = Extract<InboxEntry, { kind: K }>;

const COMMANDS = [
  'submit',
  'report',
  'recall',
  'update',
  'replace',
  ...DOSSIER_COMMANDS,
] as const satisfies readonly BusCommand[];
const MESSAGE_ID = { description: 'The message’s own identity: its `ce_id`', example: 'qlvb-2026-000123' };

/** Where on the agency’s `out` topic the answered record lies. */
export class AnsweredRecordResource implements AnsweredRecord {
  @WholeField('Offset in the topic’s only partition', 812)
  readonly offset!: number;

  @MomentField('By the broker’s clock')
  readonly appendedAt!: string;
}

export class DocumentOutcomeResource {
  @ApiProperty({ enum: ['document'] })
  readonly kind!: 'document';

  @ApiProperty({ type: SubmissionFactsResource })
  readonly receipt!: SubmissionFactsResource;
}

/** What became of an act on a dossier. */
export class DossierOutcomeResource implements DossierOutcome {
  @ApiProperty({ enum: ['dossier'] })
  readonly kind!: 'dossier';

  @ApiProperty({ format: 'uuid', example: DOSSIER_ID })
  readonly dossier!: string;

  @ApiProperty({ enum: ['filed', 'received', 'issued', 'ended'] })
  readonly status!: string;

  @NullableField('string', 'Code of the one-stop counter', DOSSIER_CODE)
  readonly code!: string | null;

  @NullableField('string', 'Code of the national system')
  readonly national!: string | null;

  @NullableField('string', 'What is promised by now')
  readonly due!: string | null;

  @WholeField('Of the dossier’s last fact, from 0', 3)
  readonly revision!: number;

  @ApiProperty({ description: 'False when it was heard before, or true already' })
  readonly recorded!: boolean;

  @ApiProperty({
    type: 'array',
    items: {
      type: 'object',
      properties: { eventId: { type: 'string', format: 'uuid' }, type: { type: 'string' } },
      required: ['eventId', 'type'],
    },
  })
  readonly events!: readonly { readonly eventId: string; readonly type: string }[];
}

const OUTCOMES = [DocumentOutcomeResource, ChangeAnswerResource, StatusAnswerResource, DossierOutcomeResource];

/** The hub took a message of this agency from the bus; what HTTP would have answered is its outcome. */
@ApiExtraModels(...OUTCOMES)
export class ReceiptEntryResource implements Kind<'receipt'> {
  @ApiProperty({ enum: ['receipt'] })
  readonly kind!: 'receipt';

  @ApiPropertyOptional({ format: 'uuid', description: 'Absent with an act on a dossier', example: TRANSFER_ID })
  readonly transfer?: string;

  @AgencyField('Id of the agency itself')
  readonly from!: string;

  @ApiProperty(MESSAGE_ID)
  readonly messageId!: string;

  @ApiProperty({ enum: COMMANDS })
  readonly command!: BusCommand;

  @ApiProperty({ type: AnsweredRecordResource })
  readonly record!: AnsweredRecordResource;

  @ApiProperty({ oneOf: OUTCOMES.map((outcome) => ({ $ref: getSchemaPath(outcome) })) })
  readonly outcome!: AnsweredOutcome;
}

/** The hub refused a message of this agency from the bus, with the code that HTTP would have answered. */
export class RefusalEntryResource implements Kind<'refusal'> {
  @ApiProperty({ enum: ['refusal'] })
  readonly kind!: 'refusal';

  @ApiPropertyOptional({ format: 'uuid', description: 'Once the agency was found to be a party', example: TRANSFER_ID })
  readonly transfer?: string;

  @AgencyField('Id of the agency itself')
  readonly from!: string;

  @ApiPropertyOptional({ ...MESSAGE_ID, description: 'Absent where the record could not be read as far as that' })
  readonly messageId?: string;

  @ApiPropertyOptional({ enum: COMMANDS })
  readonly command?: BusCommand;

  @ApiProperty({ type: AnsweredRecordResource })
  readonly record!: AnsweredRecordResource;

  @ApiProperty({ description: 'Code of the catalogue of refusals', example: 'recipient/unknown' })
  readonly code!: string;

  @ApiPropertyOptional({ description: 'Where in the message', example: '/to/0' })
  readonly path?: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    description: 'Values for the sentence of the catalogue',
  })
  readonly params?: Readonly<Record<string, string | number>>;

  @ApiPropertyOptional({ type: [InputErrorDocument], description: 'With `http/invalid`: every place, by rule' })
  readonly errors?: readonly InputErrorDocument[];
}
