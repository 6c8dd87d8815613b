import { ApiProperty } from '@nestjs/swagger';
import type { InboxEntry } from '../../../domain/inbox/inbox.events.js';
import { DOCUMENT_ID, EVENT_ID } from './examples.js';
import { AgencyField, MomentField, TransferIdField, WholeField } from './fields.js';
import { DocumentHeadResource } from './head.resource.js';

type Kind<K extends InboxEntry['kind']> = Extract<InboxEntry, { kind: K }>;

/** A document that arrived; `echo` is one’s own test message. */
export class DocumentEntryResource implements Kind<'document' | 'echo'> {
  @ApiProperty({ enum: ['document', 'echo'] })
  readonly kind!: 'document' | 'echo';

  @TransferIdField()
  readonly transfer!: string;

  @AgencyField('Id of the sender', 'G22')
  readonly from!: string;

  @ApiProperty({ type: DocumentHeadResource })
  readonly head!: DocumentHeadResource;

  @ApiProperty({ type: [String], description: 'Closed agencies on whose behalf it comes here', example: ['H60'] })
  readonly predecessors!: readonly string[];

  @ApiProperty({ type: [String], description: 'DocumentIds that it replaces', example: [] })
  readonly replaces!: readonly string[];
}

/** A recipient’s report on a document that this agency sent. */
export class StatusEntryResource implements Kind<'status'> {
  @ApiProperty({ enum: ['status'] })
  readonly kind!: 'status';

  @TransferIdField()
  readonly transfer!: string;

  @AgencyField('Id of the recipient that reports')
  readonly from!: string;

  @ApiProperty({ enum: ['01', '02', '03', '04', '05', '06', '15', '16'] })
  readonly code!: string;

  @MomentField('The moment that the report itself names')
  readonly claimedAt!: string;

  @ApiProperty({ description: 'It came after a higher rung or after the end' })
  readonly late!: boolean;

  @WholeField('Of the fact in the delivery’s stream', 3)
  readonly revision!: number;

  @ApiProperty({ example: DOCUMENT_ID })
  readonly documentId!: string;
}

/** The sender asks to take a document back, or tells that it changed; answer with 15 or 16. */
export class RequestEntryResource implements Kind<'recall' | 'update'> {
  @ApiProperty({ enum: ['recall', 'update'] })
  readonly kind!: 'recall' | 'update';

  @TransferIdField()
  readonly transfer!: string;

  @AgencyField('Id of the sender', 'G22')
  readonly from!: string;

  @ApiProperty({ example: EVENT_ID })
  readonly requestId!: string;

  @ApiProperty({ example: DOCUMENT_ID })
  readonly documentId!: string;
}

const NOTICES = [
  'cancelled',
  'silent',
  'acceptance-expired',
  'handed-to-successor',
  'routing-awaited',
  'replaced',
  'relay-refused',
] as const;

/** The hub tells what became of a delivery. */
export class NoticeEntryResource implements Kind<'notice'> {
  @ApiProperty({ enum: ['notice'] })
  readonly kind!: 'notice';

  @TransferIdField()
  readonly transfer!: string;

  @AgencyField('Id of the agency that the notice is about')
  readonly from!: string;

  @ApiProperty({ enum: NOTICES })
  readonly notice!: (typeof NOTICES)[number];

  @ApiProperty({ example: DOCUMENT_ID })
  readonly documentId!: string;
}
