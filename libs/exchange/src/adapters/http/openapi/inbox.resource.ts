import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import type { InboxPage, WindowEntry } from '../../../application/inbox/window.js';
import type { InboxEntry } from '../../../domain/inbox/inbox.events.js';
import { EPOCH } from './examples.js';
import { AgencyField, EpochField, MomentField, NullableField, NullableWordField, WholeField } from './fields.js';
import { ReceiptEntryResource, RefusalEntryResource } from './inbox-answer.resource.js';
import { ReconciliationEntryResource } from './inbox-reconciliation.resource.js';
import { DossierNoticeEntryResource, TaskEntryResource } from './inbox-dossier.resource.js';
import { DocumentEntryResource, NoticeEntryResource } from './inbox-entry.resource.js';
import { RequestEntryResource, StatusEntryResource } from './inbox-entry.resource.js';
import { ReceivedContentResource } from './receipt.resource.js';

const KINDS = [
  DocumentEntryResource,
  StatusEntryResource,
  RequestEntryResource,
  NoticeEntryResource,
  ReceiptEntryResource,
  RefusalEntryResource,
  TaskEntryResource,
  DossierNoticeEntryResource,
  ReconciliationEntryResource,
];

/** An entry never changes; what became of it is rendered beside it. */
@ApiExtraModels(...KINDS, ReceivedContentResource)
export class WindowEntryResource implements WindowEntry {
  @WholeField('Dense, from 0', 17)
  readonly sequence!: number;

  @ApiProperty({ description: '`<epoch>:<sequence>`', example: `${EPOCH}:17` })
  readonly cursor!: string;

  @MomentField('When it was put into the inbox')
  readonly placedAt!: string;

  @ApiProperty({ oneOf: KINDS.map((kind) => ({ $ref: getSchemaPath(kind) })) })
  readonly entry!: InboxEntry;

  @NullableField('string', 'Trích yếu; null when it was erased or taken back', 'V/v kết nối, liên thông')
  readonly subject!: string | null;

  @ApiProperty({
    oneOf: [{ $ref: getSchemaPath(ReceivedContentResource) }, { type: 'null' }],
    description: 'What the receipt of a document is about; null with every other entry, and when it was erased',
  })
  readonly content!: ReceivedContentResource | null;

  @ApiProperty({ description: 'What belongs to the entry could not be opened; tell the operator' })
  readonly damaged!: boolean;

  @NullableField('string', 'Words that came with a status', 'Không thuộc thẩm quyền')
  readonly reason!: string | null;

  @NullableWordField(['cancelled'], 'Taken back before it was opened; its content is not to be had')
  readonly tombstone!: 'cancelled' | null;
}

export class InboxPageResource implements InboxPage {
  @EpochField()
  readonly epoch!: string;

  @WholeField('Last sequence in the inbox, -1 when it is empty', 17)
  readonly head!: number;

  @ApiProperty({ type: [WindowEntryResource] })
  readonly entries!: readonly WindowEntryResource[];

  @NullableField('string', 'Give it as `after` next; null where nothing was read yet', `${EPOCH}:17`)
  readonly next!: string | null;
}

/** What one connected system acknowledged of one inbox. */
export class AcknowledgementResource {
  @AgencyField('Id of the agency')
  readonly agency!: string;

  @EpochField()
  readonly epoch!: string;

  @NullableField('string', 'Everything up to here is acknowledged; null where nothing is', `${EPOCH}:16`)
  readonly cursor!: string | null;

  @ApiProperty({ type: 'array', items: { type: 'integer' }, description: 'Single entries beyond it', example: [] })
  readonly acknowledgedBeyond!: readonly number[];
}
