import { memoryOf } from '../processes/memory.js';
import { serve } from '../processes/serve.js';
import { appendRaw, appendToStore } from './append.js';
import { readRaw, readStore } from './read.js';

const offered = { appendToStore, appendRaw, readStore, readRaw, memory: memoryOf };

export type StoreCalls = typeof offered;

if (process.send) serve(offered);
