import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '@lienthong/kernel';
import { categoryOf } from '@lienthong/event-store';
import type { EventStore, RecordedEvent } from '@lienthong/event-store';
import { createBusMandates } from './bus-mandates.js';
import type { DecidingBusMandates } from './bus-mandates.js';
import { createPrincipals } from './principals.js';
import type { DecidingPrincipals } from './principals.js';
import { createRegister } from './register.js';
import type { DecidingRegister } from './register.js';

export type RegistryStatus =
  | { readonly kind: 'catching-up' | 'live' | 'closed'; readonly position: number }
  | { readonly kind: 'failed'; readonly position: number; readonly cause: Fault };

/** The register, the principals and the bus mandates, following the store. */
export interface LiveRegistry extends AsyncDisposable {
  readonly register: DecidingRegister;
  readonly principals: DecidingPrincipals;
  readonly busMandates: DecidingBusMandates;
  status(): RegistryStatus;
  /** Resolves when all up to the position is folded in; rejects with the fault that stopped following, or `registry/closed`. */
  caughtUp(position: number): Promise<void>;
  close(): Promise<void>;
}

interface Waiter {
  readonly position: number;
  readonly resolve: () => void;
  readonly reject: (cause: Fault) => void;
}

const LINGER_MS = 20;

const faultFrom = (cause: unknown): Fault =>
  cause instanceof Fault ? cause : new Fault('registry/stopped', 'The register stopped following the store', { cause });

/** Resolves when the head of the store is reached the first time; rejects with what made catching up impossible. */
export const startRegister = async (store: EventStore): Promise<LiveRegistry> => {
  const register = createRegister();
  const principals = createPrincipals();
  const busMandates = createBusMandates({ register, principals });
  const abort = new AbortController();
  let status: RegistryStatus = { kind: 'catching-up', position: 0 };
  let waiters: readonly Waiter[] = [];
  const ready = Promise.withResolvers<undefined>();

  const fold = (event: RecordedEvent): void => {
    const category = categoryOf(event.stream);
    if (category === 'agency') register.apply(event);
    else if (category === 'system') principals.apply(event);
    else busMandates.apply(event);
  };

  const release = (position: number): void => {
    for (const waiter of waiters) if (waiter.position <= position) waiter.resolve();
    waiters = waiters.filter((waiter) => waiter.position > position);
  };

  const stop = (next: RegistryStatus, cause: Fault): void => {
    status = next;
    for (const waiter of waiters) waiter.reject(cause);
    waiters = [];
    ready.reject(cause);
  };

  const closedFault = () => new Fault('registry/closed', 'The register was closed');

  /** Most commits say nothing about agencies and systems; own commands are folded in at once. */
  const linger = (): Promise<void> => (waiters.length > 0 ? Promise.resolve() : pause(LINGER_MS));

  const follow = async (): Promise<void> => {
    const filter = { categories: ['agency', 'system', 'busmandate'] };
    for await (const batch of store.subscribe({ after: 0, filter, linger, signal: abort.signal })) {
      for (const event of batch.events) fold(event);
      const kind = status.kind === 'live' || batch.live ? 'live' : 'catching-up';
      status = { kind, position: batch.position };
      release(batch.position);
      if (batch.live) ready.resolve(undefined);
    }
  };

  const following = follow().then(
    () => stop({ kind: 'closed', position: status.position }, closedFault()),
    (thrown: unknown) => {
      const { position } = status;
      const cause = abort.signal.aborted ? closedFault() : faultFrom(thrown);
      stop(abort.signal.aborted ? { kind: 'closed', position } : { kind: 'failed', position, cause }, cause);
    },
  );

  const close = async (): Promise<void> => {
    abort.abort();
    await following;
  };

  await ready.promise;
  return {
    register,
    principals,
    busMandates,
    status: () => status,
    caughtUp(position) {
      if (position <= status.position) return Promise.resolve();
      if (status.kind === 'failed') return Promise.reject(status.cause);
      if (status.kind === 'closed') return Promise.reject(closedFault());
      return new Promise((resolve, reject) => {
        waiters = [...waiters, { position, resolve, reject }];
      });
    },
    close,
    [Symbol.asyncDispose]: close,
  };
};
