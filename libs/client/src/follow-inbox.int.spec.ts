import { createClient } from './client.js';
import { hangsUp, refuses, startScriptedHub } from './testing/scripted-hub.js';
import type { Turn } from './testing/scripted-hub.js';

const patience = { attempts: 2, firstPauseMs: 1, longestPauseMs: 2 };
const clientOf = (url: string) => createClient({ url, token: 'lt_secret', patience });

const line = (sequence: number): string =>
  `id: e:${sequence}\nevent: document\ndata: ${JSON.stringify({ sequence, cursor: `e:${sequence}` })}\n\n`;

const streams =
  (...sequences: readonly number[]): Turn =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(`:\n\n${sequences.map(line).join('')}`);
    setImmediate(() => response.destroy());
  };

describe('following an inbox', () => {
  it('takes a broken line up again behind the last entry', async () => {
    await using hub = await startScriptedHub(streams(0, 1), hangsUp, streams(2), refuses(401, 'auth/token-invalid'));
    const seen: unknown[] = [];
    for await (const next of clientOf(hub.url).followInbox('H49', { after: 'start' })) {
      seen.push(next.ok ? next.value.sequence : next.refusal.code);
    }
    expect(seen).toEqual([0, 1, 2, 'auth/token-invalid']);
    expect(hub.heard.map(({ url, headers }) => [url, headers['last-event-id']])).toEqual([
      ['/v1/agencies/H49/inbox/stream?after=start', undefined],
      ['/v1/agencies/H49/inbox/stream', 'e:1'],
      ['/v1/agencies/H49/inbox/stream', 'e:1'],
      ['/v1/agencies/H49/inbox/stream', 'e:2'],
    ]);
  });

  it('tells of trouble and goes on', async () => {
    await using hub = await startScriptedHub(hangsUp, hangsUp, streams(0), refuses(409, 'inbox/other-epoch'));
    const troubles: unknown[] = [];
    const seen: unknown[] = [];
    for await (const next of clientOf(hub.url).followInbox('H49', { onTrouble: (error) => troubles.push(error) })) {
      seen.push(next.ok ? next.value.sequence : next.refusal.code);
    }
    expect(seen).toEqual([0, 'inbox/other-epoch']);
    expect(troubles).toHaveLength(2);
  });

  it('ends with its signal, an open stream included', async () => {
    await using hub = await startScriptedHub((response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(line(0));
    });
    const ended = new AbortController();
    const seen: number[] = [];
    for await (const next of clientOf(hub.url).followInbox('H49', { signal: ended.signal })) {
      if (next.ok) seen.push(next.value.sequence);
      ended.abort();
    }
    expect(seen).toEqual([0]);
    expect(hub.heard).toHaveLength(1);
  });
});
