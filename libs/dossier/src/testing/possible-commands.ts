import type { Instant } from '@lienthong/kernel';
import type { DossierCode } from '@lienthong/identifiers';
import type { Leg } from '@lienthong/procedure';
import type { DossierCommand } from '../domain/dossier.commands.js';
import type { Dossier, LegState, ReceivedDossier } from '../domain/dossier.js';
import type { DossierRules } from '../domain/rules.js';
import { COMMUNE, POLICE } from './birth.js';
import { local } from './world.js';

/** One moment for everything: what may happen next does not depend on when. */
export const NOW: Instant = local('2026-03-03 10:00');

/** So often a leg is handed over before it is more of the same; a second supplement differs from the first by a mark only. */
const TWICE = 2;

export const fileCommand = ({ procedure }: DossierRules, options: readonly string[]): DossierCommand => ({
  type: 'File',
  now: NOW,
  channel: 'online',
  options,
  items: procedure.items.filter(({ filed }) => filed).map(({ id }) => id),
  receiver: COMMUNE,
  filedAt: NOW,
});

export const receiveCommand: DossierCommand = {
  type: 'Receive',
  now: NOW,
  code: 'H49.204-260303-0001' as DossierCode,
  codesOfReceiver: ['H49.204'],
  receivedAt: NOW,
};

const ofOpenLeg = (
  { procedure }: DossierRules,
  state: ReceivedDossier,
  leg: Leg,
  { agency = COMMUNE, attempt, acknowledged }: LegState,
): readonly DossierCommand[] => {
  const by = (act: string) => ({
    leg: leg.id,
    agency,
    reportId: `${leg.id} ${attempt} ${act} ${state.supplements}`,
    at: NOW,
    now: NOW,
    reason: 'Lý do',
  });
  const returns = procedure.returns.filter(
    ({ from, to }) => from === leg.id && (state.legs.get(to)?.attempt ?? 0) < TWICE,
  );
  const found = procedure.options.filter(({ id, known }) => known === 'on-the-way' && !state.options.has(id));
  return [
    ...(acknowledged ? [] : [{ type: 'Acknowledge' as const, ...by('ack') }]),
    { type: 'Complete', ...by('done'), items: leg.produces },
    { type: 'Fail', ...by('failed') },
    ...returns.map(({ to }): DossierCommand => ({ type: 'Return', ...by(`back to ${to}`), to })),
    ...found.map(({ id }): DossierCommand => ({ type: 'FindOption', ...by(id), option: id })),
    ...(state.supplements < 1 ? [{ type: 'RequestSupplement' as const, ...by('supplement') }] : []),
    ...procedure.fees
      .filter((fee) => fee.leg === leg.id)
      .map(({ id }): DossierCommand => ({ type: 'RequestFee', ...by(id), fee: id })),
    { type: 'AwaitConfirmation', ...by('confirmation') },
  ];
};

const inReceived = (rules: DossierRules, state: ReceivedDossier): readonly DossierCommand[] => [
  ...rules.procedure.legs.flatMap((leg): readonly DossierCommand[] => {
    const at = state.legs.get(leg.id);
    if (at?.status === 'awaited') return [{ type: 'AssignLeg', now: NOW, leg: leg.id, agency: POLICE }];
    return at?.status === 'open' ? ofOpenLeg(rules, state, leg, at) : [];
  }),
  ...[...state.waits.keys()].map((requestId): DossierCommand => ({
    type: 'EndWait',
    requestId,
    at: NOW,
    now: NOW,
    items: [],
  })),
  { type: 'Withdraw', now: NOW },
  { type: 'Stop', now: NOW, by: COMMUNE, reason: 'Lý do' },
];

/** What may come next; some of it may be refused. */
export const possibleIn = (rules: DossierRules, state: Dossier): readonly DossierCommand[] => {
  switch (state.status) {
    case 'unknown':
    case 'ended':
      return [];
    case 'filed':
      return [receiveCommand, { type: 'RefuseReception', now: NOW, reason: 'Lý do' }];
    case 'issued':
      return [{ type: 'DeliverResult', now: NOW, at: NOW }];
    case 'received':
      return inReceived(rules, state);
  }
};
