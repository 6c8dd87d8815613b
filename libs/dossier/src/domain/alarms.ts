import { instantOf } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import type { AgencyId } from '@lienthong/identifiers';
import { isSettled } from './dossier.js';
import type { Dossier, LegState, OpenDossier } from './dossier.js';
import type { Alarm } from './dossier.events.js';
import { NEAR_MS, REMINDERS } from './reminders.js';
import type { DossierRules } from './rules.js';

/** A moment at which somebody is to be told, unless something happens before. */
export interface Timer {
  readonly alarm: Alarm;
  readonly leg?: string;
  /** The same for as long as it counts from the same moment: a timer that is set anew has another. */
  readonly key: string;
  readonly at: Instant;
  /** Whose inboxes it reaches; never empty. */
  readonly tell: readonly AgencyId[];
}

interface Base {
  readonly alarm: Alarm;
  readonly leg?: string;
  readonly from: Instant;
  readonly tell: readonly (AgencyId | undefined)[];
}

/** Everybody who works on it, and who received it. */
const parties = ({ legs, receiver }: OpenDossier): readonly AgencyId[] => [
  ...new Set([
    receiver,
    ...[...legs.values()].flatMap((leg) => (isSettled(leg) || leg.agency === undefined ? [] : [leg.agency])),
  ]),
];

const near = (due: Instant): Instant => instantOf(new Date(Date.parse(due) - NEAR_MS));

const ofLeg = (
  state: OpenDossier,
  leg: string,
  { status, since, agency, acknowledgeBy, due, acknowledged }: LegState,
): readonly Base[] => {
  const waits = [...state.waits.values()].some((wait) => wait.leg === leg);
  if (status === 'awaited') return [{ alarm: 'assignment', leg, from: since, tell: [state.receiver] }];
  if (status !== 'open' || waits) return [];
  return [
    ...(acknowledged || acknowledgeBy === undefined
      ? []
      : [{ alarm: 'acknowledgement' as const, leg, from: acknowledgeBy, tell: parties(state) }]),
    ...(due === undefined ? [] : [{ alarm: 'leg' as const, leg, from: due, tell: [agency, state.receiver] }]),
  ];
};

const ofPromise = (state: OpenDossier): readonly Base[] => {
  const { due, receivedAt, stoppedSince } = state;
  // The clock stands still, and with it what was promised.
  if (due === undefined || receivedAt === undefined || stoppedSince !== undefined) return [];
  const tell = parties(state);
  const soon = near(due);
  return [
    ...(soon > receivedAt ? [{ alarm: 'promise-near' as const, from: soon, tell }] : []),
    { alarm: 'promise', from: due, tell },
  ];
};

const basesOf = (state: OpenDossier): readonly Base[] => {
  switch (state.status) {
    case 'filed':
      return [{ alarm: 'reception', from: state.receiveBy, tell: [state.receiver] }];
    case 'issued':
      return [{ alarm: 'delivery', from: state.deliverBy, tell: [state.receiver] }];
    case 'received':
      return [
        ...[...state.legs].flatMap(([id, leg]) => ofLeg(state, id, leg)),
        ...[...state.waits.values()].map(({ leg, remindAt }): Base => ({
          alarm: 'citizen',
          leg,
          from: remindAt,
          tell: [state.legs.get(leg)?.agency, state.receiver],
        })),
        ...ofPromise(state),
      ];
  }
};

const keyOf = ({ alarm, leg, from }: Base): string => `${alarm}/${leg ?? ''}/${from}`;

/** A warning is given once; whatever is late is told again and again. */
const isOver = (alarm: Alarm, count: number): boolean => alarm === 'promise-near' && count > 0;

/** The timers of a dossier, from its facts alone: none is kept anywhere else, none is looked for by a scan. */
export const timersOf = (state: Dossier): readonly Timer[] => {
  if (state.status === 'unknown' || state.status === 'ended') return [];
  return basesOf(state).flatMap((base): readonly Timer[] => {
    const key = keyOf(base);
    const raised = state.alarms.get(key);
    if (isOver(base.alarm, raised?.count ?? 0)) return [];
    const tell = [...new Set(base.tell.filter((agency) => agency !== undefined))];
    const { alarm, leg, from } = base;
    return [{ alarm, ...(leg === undefined ? {} : { leg }), key, at: raised?.again ?? from, tell }];
  });
};

/** When to tell them again. */
export const againAt = (rules: DossierRules, { alarm }: Timer, receiver: AgencyId, now: Instant): Instant =>
  rules.due(receiver, { receivedAt: now, limit: alarm === 'assignment' ? REMINDERS.assignment : REMINDERS.again }).due;
