import { serve } from '../processes/serve.js';
import { callLoad, sendLoad } from './axis-load.js';
import { fillInboxes } from './fill-inboxes.js';
import { followLoad } from './follow-load.js';
import { submitLoad } from './submit-load.js';
import type { SubmitLoad } from './submit-load.js';
import { traceLoad } from './trace-load.js';

const offered = {
  submit: (load: SubmitLoad) => submitLoad(load),
  follow: followLoad,
  traces: traceLoad,
  send: sendLoad,
  call: callLoad,
  fill: fillInboxes,
};

export type GeneratorCalls = typeof offered;

if (process.send) serve(offered);
