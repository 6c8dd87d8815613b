import { serveCalls } from '../../agent/serve-calls.js';
import { ministryOf } from './ministry.js';
import { protocolOf } from './protocol.js';

const { DEMO_ENDPOINT: endpoint = '', DEMO_SYSTEM: systemId = '', DEMO_SECRET: secret = '' } = process.env;

const ended = new AbortController();
process.once('disconnect', () => ended.abort());
process.once('SIGINT', () => undefined);

serveCalls(ministryOf(protocolOf({ endpoint, systemId, secret }), ended.signal));
