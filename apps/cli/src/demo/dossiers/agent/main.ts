import { createClient } from '@lienthong/client';
import { httpLink } from '../../agent/http/http-link.js';
import { serveCalls } from '../../agent/serve-calls.js';
import { watchEntries } from '../../agent/watcher.js';
import { dossierAgentOf } from './agent.js';
import { fitsDossier } from './expectation.js';
import { createOwnList } from './own-list.js';

const { LIENTHONG_URL: url = '', LIENTHONG_TOKEN: token = '', LIENTHONG_AGENCY: agency = '' } = process.env;

const ended = new AbortController();
process.once('disconnect', () => ended.abort());
process.once('SIGINT', () => undefined);

const client = createClient({ url, token });
const watcher = watchEntries(httpLink(client, agency), agency, fitsDossier, ended.signal);

serveCalls(dossierAgentOf(client, agency, watcher, createOwnList()));
