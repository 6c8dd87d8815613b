import { Fault } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import { localDateAt } from '@lienthong/identifiers';
import type { DossierCode } from '@lienthong/identifiers';
import { dossierDecider } from '@lienthong/dossier';
import type { Channel, Dossier, DossierCommand, DossierRules } from '@lienthong/dossier';
import type { RecordedEvent } from '../domain/facts.js';
import { DISTRICT } from './quarter.js';
import type { Script } from './script.js';

interface Cast {
  readonly id: string;
  readonly serial: number;
  readonly channel: Channel;
}

/** Legs that somebody works on, in the order in which they began. */
const openLegs = (state: Dossier) =>
  state.status === 'received' ? [...state.legs].filter(([, { status }]) => status === 'open') : [];

/** Plays a dossier through its decider: what the decider would refuse cannot be in a synthetic quarter. */
export const play = (rules: DossierRules, { id, serial, channel }: Cast, script: Script): readonly RecordedEvent[] => {
  const { initial, decide, evolve } = dossierDecider(rules);
  const events: RecordedEvent[] = [];
  let state: Dossier = initial;
  const act = (command: DossierCommand): void => {
    const decision = decide(command, state);
    if (!decision.accepted) throw new Fault('reporting/synthetic-refused', `${id}: ${decision.refusal.code}`);
    events.push(...decision.events.map((event) => ({ dossier: id, recordedAt: command.now, event })));
    state = decision.events.reduce(evolve, state);
  };
  const { receivedAt, cues } = script;
  const items = rules.procedure.items.filter(({ filed }) => filed).map((item) => item.id);
  act({ type: 'File', now: receivedAt, channel, options: [], items, receiver: DISTRICT, filedAt: receivedAt });
  act({ type: 'Receive', now: receivedAt, code: codeOf(receivedAt, serial), codesOfReceiver: [DISTRICT], receivedAt });
  for (const { at, recordedAt } of cues) {
    const [leg, { agency } = {}] = openLegs(state)[0] ?? [];
    if (leg === undefined || agency === undefined) throw new Fault('reporting/synthetic-refused', `${id}: no leg`);
    const items = rules.procedure.legs.find((one) => one.id === leg)?.produces ?? [];
    act({ type: 'Complete', now: recordedAt, leg, agency, reportId: `${id} ${leg}`, at, items });
  }
  return events;
};

const codeOf = (receivedAt: Instant, serial: number): DossierCode =>
  `${DISTRICT}-${localDateAt(receivedAt).slice(2).replaceAll('-', '')}-${String(serial).padStart(4, '0')}` as DossierCode;
