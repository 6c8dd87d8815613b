import type { DossierFacts } from './facts.js';
import type { Standing, View } from './standing.js';

/** Why a dossier counts as late, the first that suffices. */
export const CAUSES = ['synchronisation', 'post', 'supplement', 'processing'] as const;
/**
 * `synchronisation`: done in time, and heard of late. `post`: late by no more than it travelled.
 * `supplement`: asked for a second time. `processing`: the agencies' own time.
 */
export type Cause = (typeof CAUSES)[number];

export interface CauseCounts {
  readonly late: number;
  readonly overdue: number;
}

type Look = (view: View) => Standing | undefined;

const isLate = (standing: Standing | undefined): boolean => standing?.verdict === 'late';

/** `look` shows the dossier under another view of the same question. */
export const causeOf = ({ secondSupplement }: DossierFacts, look: Look, withoutSupplement: Look): Cause => {
  if (!isLate(look({ basis: 'happened', post: 'counted' }))) return 'synchronisation';
  if (!isLate(look({ basis: 'happened', post: 'set-apart' }))) return 'post';
  if (secondSupplement !== undefined && !isLate(withoutSupplement({ basis: 'happened', post: 'set-apart' })))
    return 'supplement';
  return 'processing';
};

export const countCauses = (
  late: readonly { readonly cause: Cause; readonly resolved: boolean }[],
): Readonly<Record<Cause, CauseCounts>> => {
  const of = (cause: Cause): CauseCounts => {
    const found = late.filter((one) => one.cause === cause);
    const resolved = found.filter((one) => one.resolved).length;
    return { late: resolved, overdue: found.length - resolved };
  };
  return {
    synchronisation: of('synchronisation'),
    post: of('post'),
    supplement: of('supplement'),
    processing: of('processing'),
  };
};
