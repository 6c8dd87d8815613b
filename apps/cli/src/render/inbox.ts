import type { InboxEntry, WindowEntry } from '@lienthong/client';
import { entryTerm } from '../terms/inbox.js';
import { table } from './table.js';
import { localTime } from './time.js';

const documentIdOf = (entry: InboxEntry): string => ('head' in entry ? entry.head.documentId : entry.documentId);

const wordsOf = ({ subject, reason, tombstone }: WindowEntry): string =>
  tombstone === null ? [subject, reason].filter((text) => text !== null).join(' · ') : 'đã hủy · cancelled';

const cellsOf = (one: WindowEntry): readonly (string | number)[] => [
  one.sequence,
  localTime(one.placedAt),
  entryTerm(one.entry),
  one.entry.from,
  documentIdOf(one.entry),
  wordsOf(one),
  one.entry.transfer,
];

export const inboxTable = (entries: readonly WindowEntry[]): string =>
  table(['#', 'Lúc', 'Loại · kind', 'Từ · from', 'Văn bản', 'Nội dung', 'Mã chuyển · transfer'], entries.map(cellsOf));

export const entryLine = (entry: WindowEntry): string => cellsOf(entry).join('  ');
