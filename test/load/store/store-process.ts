import { memoryOf } from '../processes/memory.js';
import { serve } from '../processes/serve.js';
import { openRawAppending, openStoreAppending } from './append.js';
import type { Appending, End } from './append.js';
import { readRaw, readStore } from './read.js';

let open: Appending | undefined;

const close = async (): Promise<void> => {
  await open?.[Symbol.asyncDispose]();
  open = undefined;
};

const offered = {
  openStore: async (file: string) => {
    await close();
    open = await openStoreAppending(file);
  },
  openRaw: async ({ file, group }: { readonly file: string; readonly group: number }) => {
    await close();
    open = await openRawAppending(file, group);
  },
  append: async (end: End) => {
    if (!open) throw new Error('Nothing is open.');
    return open.append(end);
  },
  close,
  readStore,
  readRaw,
  memory: memoryOf,
};

export type StoreCalls = typeof offered;

if (process.send) serve(offered);
