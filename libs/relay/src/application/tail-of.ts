import { parseSequence } from '@lienthong/bus';
import type { TopicTail } from '@lienthong/bus';
import type { Tail } from '../domain/bearing.js';
import { REBUILD_HEADER, SEQUENCE_HEADER } from './sequence.js';

/** Reads a topic's last record for what the decision needs. */
export const tailOf = (found: TopicTail | undefined): Tail => {
  if (found === undefined || found.kind === 'absent') return { kind: 'absent' };
  if (found.kind === 'empty') return found;
  const { end, last } = found;
  const at = parseSequence(last.headers[SEQUENCE_HEADER] ?? '');
  const generation = Number(last.headers[REBUILD_HEADER] ?? 0);
  if (!at || !Number.isSafeInteger(generation)) return { kind: 'unreadable', end };
  return { kind: 'record', end, epoch: at.epoch, sequence: at.revision, generation, offset: last.offset };
};
