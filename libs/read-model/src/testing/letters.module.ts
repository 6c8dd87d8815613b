import { threadId } from 'node:worker_threads';
import type { ProjectionModule } from '../worker/projection-module.js';
import { letters } from './letters.js';

/** Loaded by the worker in the tests. */
export const projections: ProjectionModule['projections'] = ({ settings }) => {
  if (settings === 'break') throw new Error('Told to break');
  if (threadId === 0) throw new Error('Not in a worker');
  return [letters(), letters({ name: 'blind', prepare: () => ({ knows: () => false, apply: () => undefined }) })];
};
