import { once } from 'node:events';
import type { Instant } from '@lienthong/kernel';
import { serveCalls } from '../../agent/serve-calls.js';
import { runClockedHub } from './clocked-hub.js';

const { DEMO_DIR: dir = '', DEMO_START: start = '' } = process.env;

process.once('SIGINT', () => undefined);

serveCalls(runClockedHub(dir, start as Instant, once(process, 'disconnect')));
