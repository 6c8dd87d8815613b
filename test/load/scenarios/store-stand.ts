import { startChild } from '../processes/child.js';
import type { Child } from '../processes/child.js';
import type { StoreCalls } from '../store/store-process.js';

export const startStoreProcess = (): Child<StoreCalls> =>
  startChild<StoreCalls>(new URL('../store/store-process.js', import.meta.url));
