import { serve } from '../processes/serve.js';
import { submitLoad } from './submit-load.js';

const offered = { submit: submitLoad };

export type GeneratorCalls = typeof offered;

if (process.send) serve(offered);
