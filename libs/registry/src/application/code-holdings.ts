import type { Instant } from '@lienthong/kernel';
import { startOfDay } from '@lienthong/identifiers';
import type { AgencyId } from '@lienthong/identifiers';
import type { CodeHolding } from './resolution.js';

interface Holding {
  readonly since: Instant;
  readonly holding: CodeHolding;
}

/** Who got which code from when on. */
export interface CodeHoldings {
  add(holding: CodeHolding): void;
  /** A code that passed to another agency is the later holder's from that day on. */
  at(code: string, instant: Instant): CodeHolding | undefined;
  everHeldBy(code: string): readonly AgencyId[];
}

export const createCodeHoldings = (): CodeHoldings => {
  const byCode = new Map<string, readonly Holding[]>();
  return {
    add(holding) {
      const known = byCode.get(holding.code) ?? [];
      byCode.set(holding.code, [...known, { since: startOfDay(holding.from), holding }]);
    },
    at(code, instant) {
      let latest: Holding | undefined;
      for (const each of byCode.get(code) ?? [])
        if (each.since <= instant && (latest === undefined || latest.since <= each.since)) latest = each;
      return latest?.holding;
    },
    everHeldBy: (code) => [...new Set((byCode.get(code) ?? []).map(({ holding }) => holding.agency))],
  };
};
