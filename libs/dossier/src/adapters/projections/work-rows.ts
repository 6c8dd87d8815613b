import { isSettled } from '../../domain/dossier.js';
import type { LegState, OpenDossier } from '../../domain/dossier.js';

/** A row of `work`, in the order of its columns behind the dossier. */
export type WorkRow = readonly [
  leg: string,
  agency: string,
  status: string,
  code: string | null,
  procedure: string,
  receiver: string,
  since: string,
  due: string | null,
  acknowledgeBy: string | null,
  acknowledged: number,
  waiting: number,
  told: number,
];

const timesTold = ({ alarms }: OpenDossier, leg: string): number =>
  [...alarms].reduce((sum, [key, { count }]) => (key.startsWith(`leg/${leg}/`) ? sum + count : sum), 0);

const ofWhole = (state: OpenDossier): WorkRow => {
  const { codes, procedure, receiver, filedAt, receivedAt = filedAt, stoppedSince, receiveBy } = state;
  const due = state.status === 'filed' ? receiveBy : state.status === 'issued' ? state.deliverBy : (state.due ?? null);
  const waiting = stoppedSince === undefined || state.status === 'issued' ? 0 : 1;
  const code = codes?.oneStop ?? null;
  return ['', receiver, state.status, code, procedure, receiver, receivedAt, due, null, 1, waiting, 0];
};

const ofLeg = (state: OpenDossier, id: string, leg: LegState): WorkRow => {
  const { codes, procedure, receiver, waits } = state;
  const waiting = leg.status === 'returned' || [...waits.values()].some((wait) => wait.leg === id) ? 1 : 0;
  return [
    id,
    leg.agency ?? '',
    leg.status,
    codes?.oneStop ?? null,
    procedure,
    receiver,
    leg.since,
    leg.due ?? null,
    leg.acknowledgeBy ?? null,
    leg.acknowledged ? 1 : 0,
    waiting,
    timesTold(state, id),
  ];
};

/** What is not done of an open dossier: itself, and its open legs. */
export const workRows = (state: OpenDossier): readonly WorkRow[] => [
  ofWhole(state),
  ...[...state.legs].flatMap(([id, leg]) => (isSettled(leg) ? [] : [ofLeg(state, id, leg)])),
];
