import { axisHop } from './axis-hop.js';
import { axisAgencies } from './axis-agencies.js';
import { axisList } from './axis-list.js';
import { axisSend } from './axis-send.js';
import { busClients } from './bus-clients.js';
import { busEndToEnd } from './bus-end-to-end.js';
import { dossierFlow } from './dossier-flow.js';
import { dossierTimers } from './dossier-timers.js';
import { exchangeEndToEnd } from './exchange-end-to-end.js';
import { exchangeSubmit } from './exchange-submit.js';
import { exchangeSubmit3000, exchangeSubmit38 } from './exchange-submit-many.js';
import { readModelRebuild } from './read-model-rebuild.js';
import { reconcile } from './reconcile.js';
import { reportII06a } from './report-ii06a.js';
import { recovery } from './recovery.js';
import type { Scenario } from './scenario.js';
import { storeAppend } from './store-append.js';
import { storeAppendMillion } from './store-append-million.js';
import { storeRead } from './store-read.js';
import { traceQuery } from './trace-query.js';

/** In the order in which they run: a rebuild leaves the models that the trace is asked of. */
export const ALL: readonly Scenario[] = [
  storeAppend,
  storeRead,
  storeAppendMillion,
  exchangeSubmit,
  exchangeSubmit38,
  exchangeSubmit3000,
  exchangeEndToEnd,
  dossierFlow,
  dossierTimers,
  axisSend,
  axisList,
  axisAgencies,
  readModelRebuild,
  traceQuery,
  reportII06a,
  busEndToEnd,
  axisHop,
  reconcile,
  recovery,
  busClients,
];
