import { ok, refused } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import type { Candidate } from '../../domain/transfer/transfer.events.js';
import { transferDecider } from '../ledger/aggregates.js';
import { execute } from '../ledger/execute.js';
import type { Act } from '../ledger/execute.js';
import type { LedgerPorts } from '@lienthong/ledger';
import { transferStream } from '../ledger/streams.js';
import type { Addressees } from '../routing/addressees.js';

export interface AwaitedRoute {
  readonly transfer: string;
  readonly code: string;
  readonly agency: string;
  readonly candidates: readonly Candidate[];
  readonly since: string;
}

export interface RoutingDesk {
  /** What waits for an operator's decision, oldest first. */
  awaited(limit: number): readonly AwaitedRoute[];
}

export interface Assignment {
  readonly transfer: string;
  /** The code as written, that waits. */
  readonly code: string;
  /** Code of the agency that is to receive. */
  readonly to: string;
  readonly reason: string;
}

/**
 * An operator decides who receives what was sent to a closed agency whose successors' scopes do not tell.
 * Refusals: routing/not-awaited, change/reason-required, recipient/unknown, recipient/closed.
 */
export const assignRouting =
  (ports: LedgerPorts & { readonly addressees: Addressees }) =>
  async ({ transfer, code, to, reason }: Assignment, act: Act): Promise<Outcome<{ position: number }>> => {
    if (reason.trim() === '') return refused({ code: 'change/reason-required', path: '/reason' });
    const found = ports.addressees.resolve(to, act.at);
    if (found.kind === 'unknown') return refused({ code: 'recipient/unknown', path: '/to', params: { agency: to } });
    if (found.kind !== 'live') return refused({ code: 'recipient/closed', path: '/to', params: { agency: to } });
    const outcome = await execute(ports)(
      transferDecider,
      { stream: transferStream(transfer) },
      { type: 'AssignRouting', code, to: found.agency, reason },
      { ...act, by: { ...act.by, role: 'operator' } },
    );
    return outcome.ok ? ok({ position: outcome.value.position }) : outcome;
  };
