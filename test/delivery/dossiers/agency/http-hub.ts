import { Pool } from 'undici';
import type { EntryPage, HubPort } from './hub-port.js';

const CONNECTIONS = 24;
const PATIENCE_MS = 20_000;

/** Over the hub's HTTP interface, with the agency's own token. */
export const httpHub = (url: string, token: string, agency: string): HubPort => {
  const pool = new Pool(url, { connections: CONNECTIONS, headersTimeout: PATIENCE_MS, bodyTimeout: PATIENCE_MS });
  const authorization = `Bearer ${token}`;
  return {
    post: async (path, body, signal) => {
      const headers = { authorization, 'content-type': 'application/json' };
      const answer = await pool.request({ method: 'POST', path, headers, body, signal: signal ?? null });
      return { status: answer.statusCode, body: (await answer.body.json()) as Record<string, unknown> };
    },
    inbox: async (after) => {
      const path = `/v1/agencies/${agency}/inbox?after=${encodeURIComponent(after)}&limit=200&wait=1`;
      const answer = await pool.request({ method: 'GET', path, headers: { authorization } });
      const page = await answer.body.json();
      if (answer.statusCode !== 200) throw new Error(`The inbox answered ${answer.statusCode}`);
      return page as EntryPage;
    },
  };
};
