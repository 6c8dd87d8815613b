import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { MOST_STEPS } from './broker-admin.js';
import type { BrokerAdmin } from './broker-admin.js';
import type { Plan, Step } from './plan.js';

export interface Secret {
  readonly user: string;
  readonly password: string;
}

export interface ApplyOptions {
  /** Steps a second, at most. Default: as fast as the broker takes them. */
  readonly rate?: number;
  readonly onDone?: (steps: number) => void;
  /**
   * Gets new passwords before the broker does, so that none is lost between the two. What it rejects with ends the
   * application.
   */
  readonly keep: (secrets: readonly Secret[]) => Promise<void>;
  /** Ends it after the request that is under way. */
  readonly signal?: AbortSignal;
}

/** Runs of one kind, in order, each small enough for one request and for the pace. */
const batchesOf = (steps: readonly Step[], most: number): readonly (readonly Step[])[] => {
  const batches: Step[][] = [];
  for (const step of steps) {
    const last = batches.at(-1);
    if (last === undefined || last.length === most || last[0]?.kind !== step.kind) batches.push([step]);
    else last.push(step);
  }
  return batches;
};

const newPassword = (): string => randomBytes(24).toString('base64url');

/**
 * Does the plan's steps in order. Interrupted at any point, it is continued by planning again: what was done is no
 * longer in the new plan. Resolves with how many steps were done.
 */
export const applyPlan = async (
  admin: Pick<BrokerAdmin, 'perform'>,
  { steps }: Pick<Plan, 'steps'>,
  { rate, onDone, keep, signal }: ApplyOptions,
): Promise<number> => {
  const began = performance.now();
  let done = 0;
  for (const batch of batchesOf(steps, Math.min(MOST_STEPS, rate ?? MOST_STEPS))) {
    if (signal?.aborted === true) break;
    const secrets = batch.flatMap((step): readonly Secret[] =>
      step.kind === 'set-password' ? [{ user: step.user, password: newPassword() }] : [],
    );
    if (secrets.length > 0) await keep(secrets);
    const passwords = new Map(secrets.map(({ user, password }) => [user, password]));
    await admin.perform(batch, (user) => {
      const password = passwords.get(user);
      if (password === undefined) throw new RangeError(`No password was made for ${user}`);
      return password;
    });
    done += batch.length;
    onDone?.(done);
    const due = rate === undefined ? 0 : began + (done / rate) * 1_000 - performance.now();
    if (due > 0 && done < steps.length)
      await pause(due, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
  }
  return done;
};
