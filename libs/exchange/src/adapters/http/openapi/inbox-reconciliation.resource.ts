import { ApiProperty } from '@nestjs/swagger';
import type { InboxEntry } from '../../../domain/inbox/inbox.events.js';
import { RECONCILIATION_NOTICES } from '../../../domain/inbox/reconciliation-entry.js';
import { DOSSIER_CODE, DOSSIER_ID, EVENT_ID } from './examples.js';
import { AgencyField, MomentField, NullableField } from './fields.js';

type Entry = Extract<InboxEntry, { kind: 'reconciliation' }>;

export class SentRecordResource {
  @ApiProperty({ description: 'Of the vocabulary', example: '9' })
  readonly status!: string;

  @ApiProperty({ format: 'uuid', description: 'The event that it stands on', example: EVENT_ID })
  readonly event!: string;

  @MomentField('When it was so')
  readonly at!: string;
}

export class AskedFactResource {
  @ApiProperty({ example: 'leg-result' })
  readonly fact!: string;

  @NullableField('string', 'Null where it is about the dossier as a whole', 'thuong-tru')
  readonly leg!: string | null;
}

/** What came of comparing an agency's own record of dossiers with the events. */
export class ReconciliationEntryResource implements Entry {
  @ApiProperty({ enum: ['reconciliation'] })
  readonly kind!: 'reconciliation';

  @ApiProperty({ enum: RECONCILIATION_NOTICES })
  readonly what!: Entry['what'];

  @AgencyField('Id of the agency whose record was compared', 'H49.204')
  readonly from!: string;

  @ApiProperty({ description: 'The comparison', example: 'H49.204:portal:2026-03-10' })
  readonly run!: string;

  @ApiProperty({ description: 'Whose statuses: portal or dvclt', example: 'portal' })
  readonly vocabulary!: string;

  @NullableField('string', 'Id of the dossier; null where it is about the comparison as a whole', DOSSIER_ID)
  readonly dossier!: string | null;

  @NullableField('string', 'Its code, as the record has it', DOSSIER_CODE)
  readonly code!: string | null;

  @ApiProperty({ type: [SentRecordResource], description: 'With `resend`: a step that the record lacks' })
  readonly records!: readonly SentRecordResource[];

  @ApiProperty({ type: [AskedFactResource], description: 'With `assert`: the facts asked for' })
  readonly asked!: readonly AskedFactResource[];

  @NullableField('string', 'With `dispute`: the status that the two sides differ on', '10')
  readonly about!: string | null;

  @ApiProperty({
    oneOf: [{ type: 'object', additionalProperties: { type: 'integer' } }, { type: 'null' }],
    description: 'With `finished`: how many dossiers stand how',
  })
  readonly counts!: Readonly<Record<string, number>> | null;
}
