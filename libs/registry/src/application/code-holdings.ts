import type { Instant } from '@lienthong/kernel';
import { startOfDay } from '@lienthong/identifiers';
import type { AgencyId } from '@lienthong/identifiers';
import type { CodeHolding } from './resolution.js';

/** `owner`: where the holder is found in memory. `earlier`: the one recorded before for the same code. */
export interface Holding<Owner> {
  readonly since: Instant;
  readonly holding: CodeHolding;
  readonly owner: Owner;
  readonly earlier: Holding<Owner> | undefined;
}

/** Who got which code from when on. */
export interface CodeHoldings<Owner> {
  add(holding: CodeHolding, owner: Owner): void;
  /** A code that passed to another agency is the later holder's from that day on. */
  at(code: string, instant: Instant): Holding<Owner> | undefined;
  everHeldBy(code: string): readonly AgencyId[];
}

export const createCodeHoldings = <Owner>(): CodeHoldings<Owner> => {
  const byCode = new Map<string, Holding<Owner>>();
  return {
    add(holding, owner) {
      const since = startOfDay(holding.from);
      byCode.set(holding.code, { since, holding, owner, earlier: byCode.get(holding.code) });
    },
    at(code, instant) {
      let latest: Holding<Owner> | undefined;
      for (let each = byCode.get(code); each !== undefined; each = each.earlier)
        if (each.since <= instant && (latest === undefined || latest.since < each.since)) latest = each;
      return latest;
    },
    everHeldBy(code) {
      const holders = new Set<AgencyId>();
      for (let each = byCode.get(code); each !== undefined; each = each.earlier) holders.add(each.holding.agency);
      return [...holders].reverse();
    },
  };
};
