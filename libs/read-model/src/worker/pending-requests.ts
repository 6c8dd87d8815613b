import { Fault } from '@lienthong/kernel';
import type { BuildProgress } from '../run/build.js';
import type { Reply } from './messages.js';

export type OnProgress = ((progress: BuildProgress) => void) | undefined;

/** Requests to the worker that wait for their reply. */
export interface PendingRequests {
  open(onProgress?: OnProgress): { readonly id: number; readonly reply: Promise<Reply> };
  progress(id: number, progress: BuildProgress): void;
  resolve(id: number, value: Reply): void;
  reject(id: number, fault: Fault): void;
  rejectAll(cause: unknown): void;
}

interface Waiting {
  readonly resolve: (value: Reply) => void;
  readonly reject: (fault: Fault) => void;
  readonly onProgress: OnProgress;
}

export const pendingRequests = (): PendingRequests => {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;

  const take = (id: number): Waiting | undefined => {
    const found = waiting.get(id);
    waiting.delete(id);
    return found;
  };

  return {
    open: (onProgress) => {
      const id = (lastId += 1);
      const reply = new Promise<Reply>((resolve, reject) => waiting.set(id, { resolve, reject, onProgress }));
      return { id, reply };
    },
    progress: (id, progress) => waiting.get(id)?.onProgress?.(progress),
    resolve: (id, value) => take(id)?.resolve(value),
    reject: (id, fault) => take(id)?.reject(fault),
    rejectAll: (cause) => {
      const fault = new Fault('read-model/worker-died', 'The worker of the projections died', {
        cause,
        retriable: true,
      });
      for (const id of waiting.keys()) take(id)?.reject(fault);
    },
  };
};
