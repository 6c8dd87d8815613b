import type { IncomingEvent } from '@lienthong/bus';
import type { Origin } from '@lienthong/event-store';
import type { Instant } from '@lienthong/kernel';
import type { DossierBusCommand, DossierOutcome } from '../../domain/inbox/answer.js';
import type { Answer } from '../intake/answer.js';
import type { Caller, IntakePorts } from '../intake/caller.js';
import type { ExchangeLimits } from '../intake/limits.js';

/** Whose words the records of an agency's `out` topic hold, as the register knows it. */
export interface BusHolders {
  /** By the broker's append time; undefined when nobody held the bus mandate. */
  holderAt(agency: string, at: Instant): string | undefined;
}

/** What became of a record that was taken. */
export type Taken = 'receipt' | 'refusal' | 'repeat';

/** Stands around each attempt at a record: for traces, logs and delays. Must run `take` once and let its faults through. */
export type WatchRecord = (event: IncomingEvent, origin: Origin, take: () => Promise<Taken>) => Promise<Taken>;

/** What is answered to a record: as every edge does, or for the dossiers' context. */
export type BusAnswer = Answer | ({ readonly kind: 'dossier' } & DossierOutcome);

/** The dossiers' context, as the bus asks it. */
export interface DossierCommands {
  /** `body` as the record has it, with the identity of the message. Throws `Refused`. */
  run(
    command: DossierBusCommand,
    identity: string,
    body: Readonly<Record<string, unknown>>,
    caller: Caller,
  ): Promise<DossierOutcome>;
}

export interface BusPorts extends IntakePorts {
  /** Absent where no dossiers are served: their commands fail. */
  readonly dossiers?: DossierCommands | undefined;
  readonly holders: BusHolders;
  readonly limits: ExchangeLimits;
  readonly watch?: WatchRecord | undefined;
}
