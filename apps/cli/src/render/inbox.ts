import type { InboxEntry, WindowEntry } from '@lienthong/client';
import { entryTerm } from '../terms/inbox.js';
import { table } from './table.js';
import { localTime } from './time.js';

/** The document, or where no entry names one, the message that was answered. */
const documentIdOf = (entry: InboxEntry): string => {
  switch (entry.kind) {
    case 'document':
    case 'echo':
      return entry.head.documentId;
    case 'receipt':
      return entry.outcome.kind === 'document' ? entry.outcome.receipt.documentId : entry.messageId;
    case 'refusal':
      return entry.messageId ?? '–';
    case 'task':
    case 'dossier-notice':
    case 'reconciliation':
      return entry.code ?? '–';
    case 'status':
    case 'recall':
    case 'update':
    case 'notice':
      return entry.documentId;
  }
};

const refusedWith = (entry: InboxEntry): string | null =>
  entry.kind === 'refusal' ? [entry.code, entry.path].filter((text) => text !== undefined).join(' ') : null;

/** The leg, when it is due, and under which id an answer is handed in. */
const dossierWords = (entry: InboxEntry): string | null => {
  if (entry.kind !== 'task' && entry.kind !== 'dossier-notice') return null;
  const { procedure, leg, due } = entry;
  const request = entry.kind === 'task' && entry.requestId !== null ? `yêu cầu ${entry.requestId}` : null;
  return [procedure, leg, due === null ? null : `hạn ${localTime(due)}`, request]
    .filter((text) => text !== null)
    .join(' ');
};

const wordsOf = ({ entry, subject, reason, tombstone }: WindowEntry): string =>
  tombstone === null
    ? [refusedWith(entry), dossierWords(entry), subject, reason].filter((text) => text !== null).join(' · ')
    : 'đã hủy · cancelled';

const cellsOf = (one: WindowEntry): readonly (string | number)[] => [
  one.sequence,
  localTime(one.placedAt),
  entryTerm(one.entry),
  one.entry.from,
  documentIdOf(one.entry),
  wordsOf(one),
  ('dossier' in one.entry ? one.entry.dossier : one.entry.transfer) ?? '–',
];

/** One table for documents and dossiers: what they are called by, and under which id they are found. */
const HEADINGS = [
  '#',
  'Lúc',
  'Loại · kind',
  'Từ · from',
  'Văn bản, mã hồ sơ',
  'Nội dung',
  'Lượt chuyển, hồ sơ · transfer, dossier',
];

export const inboxTable = (entries: readonly WindowEntry[]): string => table(HEADINGS, entries.map(cellsOf));

export const entryLine = (entry: WindowEntry): string => cellsOf(entry).join('  ');
