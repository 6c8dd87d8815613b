import { passageInId, systemOf } from '@lienthong/exchange/connector';
import type { OpenPassageDesk } from '@lienthong/exchange/connector';
import type { Clock } from '@lienthong/kernel';
import { isOver, pauseAfter } from '../patience/patience.js';
import type { PatiencePolicy } from '../patience/patience.js';
import type { Evidence } from '../patience/evidence.js';
import type { SetAside } from '../watch.js';
import type { FailedTry } from './tries.js';

export interface FalterPorts {
  readonly axis: string;
  readonly desk: Pick<OpenPassageDesk, 'of' | 'record' | 'trying'>;
  /** Whether a message is durable here. */
  readonly isHere: (docId: string) => Promise<boolean>;
  readonly evidence: Evidence;
  readonly policy: PatiencePolicy;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onSetAside: (what: SetAside) => void;
}

/** Listed messages that fail while others pass. */
export interface Faltering {
  /** True while the message is not to be tried. */
  rests(docId: string): boolean;
  /**
   * Judges a try: false where it says nothing against the message, since nothing else got through either. `isThere`: the
   * axis answers, so that it is worth an operator's look all the same.
   */
  judge(failed: FailedTry, isThere: boolean): Promise<boolean>;
  /** All may be tried at once. */
  wake(): void;
  /**
   * The axis lists these, and no other. A message that was tried, is here and is listed no more heard of its acknowledgement
   * though the answer was lost: it passed. One that is not here stays at the desk.
   */
  keep(docIds: ReadonlySet<string>): Promise<void>;
}

export const falteringMessages = (ports: FalterPorts): Faltering => {
  const { axis, desk, isHere, evidence, policy, clock, random, onSetAside } = ports;
  const by = { role: 'hub' as const, system: systemOf(axis) };
  const until = new Map<string, number>();
  /** Listed no more, and not here. */
  const missing = new Set<string>();
  const now = (): number => Date.parse(clock.now());

  return {
    rests: (docId) => (until.get(docId) ?? 0) > now(),
    judge: async ({ docId, call, from, to, fault: { code } }, isThere) => {
      const spoken = evidence.against(docId, call, from, to);
      if (spoken === undefined && !isThere) return false;
      const passage = passageInId(axis, docId);
      const before = desk.of(passage);
      const attempt = (before?.attempt ?? 0) + (before?.state === 'trying' ? 0 : 1);
      const listed = before?.direction === 'in' ? before.listed : undefined;
      const data = { axis, passage, docId, attempt, code, ...(listed === undefined ? {} : { listed }) };
      if (spoken === 'fresh' || before?.state !== 'trying')
        await desk.record({ type: 'FalterIn', data, against: spoken !== undefined, at: clock.now() }, by);
      if (spoken === undefined) return false;
      const open = desk.of(passage);
      if (open?.state !== 'trying') return true;
      until.set(docId, now() + pauseAfter(policy, open.times, random()));
      if (spoken === 'stale' || !isOver(policy, open, now())) return true;
      until.delete(docId);
      const { times, since } = open;
      const aside = { ...data, code: 'axis/set-aside', outage: code, times, since };
      await desk.record({ type: 'FailIn', data: aside }, by);
      onSetAside({ message: docId, outage: code });
      return true;
    },
    wake: () => until.clear(),
    keep: async (docIds) => {
      for (const docId of until.keys()) if (!docIds.has(docId)) until.delete(docId);
      for (const docId of missing) if (docIds.has(docId)) missing.delete(docId);
      for (const one of desk.trying()) {
        if (one.direction === 'out' || docIds.has(one.docId) || missing.has(one.docId)) continue;
        const { passage, docId } = one;
        if (await isHere(docId)) await desk.record({ type: 'Settle', passage }, by);
        else missing.add(docId);
      }
    },
  };
};
