import { civilStatusLegs } from '@lienthong/dossier/vocabularies';
import type { AskedFact } from '@lienthong/dossier/vocabularies';
import type { Handler, RecordedEvent } from '@lienthong/event-store';
import type { AgencyId } from '@lienthong/identifiers';
import type { Procedure } from '@lienthong/procedure';
import { runOf } from '../../contracts/streams.js';
import { askedOf } from '../../domain/asked-of.js';
import type { DriftFound, ReconciliationEvent } from '../../domain/reconciliation.events.js';
import type { AgencyInboxes, DossierReader, Partner, ReconciliationPorts } from '../ports.js';
import type { AppendFacts } from '../running/append-facts.js';
import { sendMissing } from './send-missing.js';

export interface HealerPorts extends Pick<ReconciliationPorts, 'store' | 'clock'> {
  /** Drifts of one run are mended side by side and write to one stream. */
  readonly append: AppendFacts;
  readonly partner: Partner;
  readonly inboxes: AgencyInboxes;
  readonly dossiers: DossierReader;
}

type Found<Kind extends DriftFound['data']['drift']> = Extract<DriftFound['data'], { drift: Kind }>;

const about = (
  event: RecordedEvent,
  { agency, vocabulary, code, dossier }: Found<'behind' | 'ahead' | 'contradicts'>,
) => ({
  run: runOf(event.stream),
  of: { agency, vocabulary, code, dossier, found: event.id },
});

const healBehind = async (ports: HealerPorts, event: RecordedEvent, drift: Found<'behind'>): Promise<void> => {
  const { run, of } = about(event, drift);
  const { agency, vocabulary, code, dossier } = drift;
  const at = ports.clock.now();
  const to = { agency, run, vocabulary, code, dossier, cause: event.id, at };
  const { sent, answer } = await sendMissing(ports.partner)(drift.missing, to);
  const fact = { type: 'DriftSent', data: { ...of, sent, answer, at } } as const;
  const healed = { type: 'DriftHealed', data: { ...of, by: 'reply', at } } as const;
  await ports.append(run, [
    { name: event.id, fact, cause: event.id },
    ...(answer === 'taken' ? [{ name: event.id, fact: healed, cause: event.id }] : []),
  ]);
};

const legsOf = (vocabulary: string, procedure: Procedure): ReadonlySet<string> | undefined =>
  vocabulary === 'dvclt' ? new Set(civilStatusLegs(procedure)) : undefined;

const byAgency = (asked: readonly AskedFact[]): ReadonlyMap<AgencyId, readonly AskedFact[]> => {
  const all = new Map<AgencyId, readonly AskedFact[]>();
  for (const one of asked) if (one.agency !== undefined) all.set(one.agency, [...(all.get(one.agency) ?? []), one]);
  return all;
};

/** Whoever can assert the fact is asked to; a status is not a fact, and none is written for them. */
const askAhead = async (ports: HealerPorts, event: RecordedEvent, drift: Found<'ahead'>): Promise<void> => {
  const { run, of } = about(event, drift);
  const { vocabulary, code, dossier, steps } = drift;
  const known = await ports.dossiers.read(dossier);
  const asked = known ? askedOf(vocabulary, steps, known.state, legsOf(vocabulary, known.procedure)) : [];
  const at = ports.clock.now();
  for (const [agency, own] of byAgency(asked))
    await ports.inboxes.place({
      agency,
      of: drift.agency,
      run,
      vocabulary,
      code,
      dossier,
      told: { what: 'assert', asked: own },
      cause: event.id,
      at,
    });
  const fact = { type: 'AssertionAsked', data: { ...of, asked, at } } as const;
  await ports.append(run, [{ name: event.id, fact, cause: event.id }]);
};

const giveToPeople = async (ports: HealerPorts, event: RecordedEvent, drift: Found<'contradicts'>): Promise<void> => {
  const { run, of } = about(event, drift);
  const { agency, vocabulary, code, dossier } = drift;
  const at = ports.clock.now();
  const told = { what: 'dispute', about: drift.about } as const;
  await ports.inboxes.place({ agency, run, vocabulary, code, dossier, told, cause: event.id, at });
  const fact = { type: 'DriftDisputed', data: { ...of, at } } as const;
  await ports.append(run, [{ name: event.id, fact, cause: event.id }]);
};

type Data<Type extends ReconciliationEvent['type']> = Extract<ReconciliationEvent, { type: Type }>['data'];

/** What follows from each drift: sent again, asked for, or given to people. */
export const healerHandlers = (ports: HealerPorts): Readonly<Record<string, Handler>> => ({
  DriftFound: async (event) => {
    const drift = event.data as unknown as DriftFound['data'];
    switch (drift.drift) {
      case 'behind':
        return healBehind(ports, event, drift);
      case 'ahead':
        return askAhead(ports, event, drift);
      case 'contradicts':
        return giveToPeople(ports, event, drift);
      case 'unknown-to-hub':
      case 'unknown-to-agency':
        // Told with the run as a whole: which of the two lacks a record is for people to find out.
        return;
    }
  },
  ReconciliationFinished: async (event) => {
    const run = runOf(event.stream);
    const [first] = await ports.store.readStream(event.stream, { limit: 1 });
    if (first === undefined) return;
    const { agency, vocabulary } = first.data as unknown as Data<'ReconciliationStarted'>;
    const { counts } = event.data as unknown as Data<'ReconciliationFinished'>;
    const told = { what: 'finished', counts } as const;
    await ports.inboxes.place({ agency, run, vocabulary, told, cause: event.id, at: event.meta.at });
  },
});

/** Drifts of one run are mended side by side, those of one dossier in order. */
export const healingKey = ({ stream, data }: RecordedEvent): string =>
  `${stream} ${typeof data['code'] === 'string' ? data['code'] : ''}`;
