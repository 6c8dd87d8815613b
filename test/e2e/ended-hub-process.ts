import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_CONFIG, initHub, startHub } from '@lienthong/hub';
import { call } from '../support/api.js';

// Run as a process of its own: starts a hub with every part but the bus, has it joined to an axis that is not there, ends
// it, and prints how long this process then went on by itself, in milliseconds.

const dir = await mkdtemp(join(tmpdir(), 'lienthong-'));
const { token } = await initHub(dir);
const axis = { host: '127.0.0.1', port: 0, allowPlainHttp: false };
const hub = await startHub({ ...DEFAULT_CONFIG, dir, port: 0, axis, logLevel: 'silent' });
const address = { axis: 'truc', endpoint: 'http://127.0.0.1:9/', systemId: 'H49', organId: 'H49', pollMs: 50 };
await hub.connector.connector.join(address, 'bi-mat', false, { role: 'operator', system: 'operator' });
await call(hub.url, token, 'GET', '/v1/operations/status');
await hub[Symbol.asyncDispose]();
await rm(dir, { recursive: true, force: true });
const ended = performance.now();
process.on('exit', () => process.stdout.write(String(Math.round(performance.now() - ended))));
