import type { Instant } from '@lienthong/kernel';
import type { Addressee, Addressees } from '../application/routing/addressees.js';

export interface FakeRegister extends Addressees {
  /** What a code stands for from an instant on; without one, from the beginning. */
  hold(code: string, addressee: Addressee, since?: Instant): void;
}

const ofTheExamples = ['G22', 'H26', 'H37', 'H38', 'H24'];

/** A few agencies live by their own code; everything else as it is told. */
export const createRegister = (): FakeRegister => {
  const held: { readonly code: string; readonly addressee: Addressee; readonly since: string }[] = [];
  const hold: FakeRegister['hold'] = (code, addressee, since) =>
    void held.push({ code, addressee, since: since ?? '' });
  for (const code of ofTheExamples) hold(code, { kind: 'live', agency: code });
  return {
    hold,
    resolve: (code, instant) =>
      held.findLast((one) => one.code === code && one.since <= instant)?.addressee ?? { kind: 'unknown' },
  };
};
