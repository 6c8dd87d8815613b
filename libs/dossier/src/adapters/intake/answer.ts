import type { NewEvent } from '@lienthong/event-store';
import type { Written } from '@lienthong/ledger';
import type { Dossier } from '../../domain/dossier.js';

/** What every edge answers to an act on a dossier; durable when it is answered. */
export interface DossierAnswer {
  readonly dossier: string;
  readonly status: Dossier['status'];
  readonly code: string | null;
  readonly national: string | null;
  /** What is promised by now. */
  readonly due: string | null;
  /** Of the last fact, from 0. */
  readonly revision: number;
  /** False when it was heard before, or true already. */
  readonly recorded: boolean;
  /** Facts that follow from it. */
  readonly events: readonly { readonly eventId: string; readonly type: string }[];
}

export const answerOf = (
  dossier: string,
  { state, revision, appended }: Pick<Written<Dossier>, 'state' | 'revision'> & { appended: readonly NewEvent[] },
): DossierAnswer => {
  const codes = state.status === 'unknown' ? undefined : state.codes;
  return {
    dossier,
    status: state.status,
    code: codes?.oneStop ?? null,
    national: codes?.national ?? null,
    due: (state.status === 'unknown' ? undefined : state.due) ?? null,
    revision,
    recorded: appended.length > 0,
    events: appended.map(({ id, type }) => ({ eventId: id, type })),
  };
};
