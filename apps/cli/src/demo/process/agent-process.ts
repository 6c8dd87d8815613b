import { fileURLToPath } from 'node:url';
import type { Agent } from '../agent/agent.js';
import { startCallee } from './callee.js';
import type { Callee } from './callee.js';

/** An agency's software in its own process. */
export interface AgentProcess extends Callee<Agent> {
  readonly agency: string;
}

export interface AgentSettings {
  readonly url: string;
  readonly token: string;
  readonly agency: string;
  /** Its connection file; without one it speaks HTTP only. */
  readonly kafka?: string;
}

const script = fileURLToPath(new URL('../agent/main.js', import.meta.url));

export const startAgent = ({ url, token, agency, kafka }: AgentSettings): AgentProcess => ({
  agency,
  ...startCallee<Agent>(script, agency, {
    LIENTHONG_URL: url,
    LIENTHONG_TOKEN: token,
    LIENTHONG_AGENCY: agency,
    ...(kafka === undefined ? {} : { LIENTHONG_KAFKA: kafka }),
  }),
});
