import { once } from 'node:events';
import { openRaw } from '../testing/raw-socket.js';
import { seen } from '../testing/sample.controller.js';
import { startSampleEdge } from '../testing/sample-edge.js';
import { until } from '../testing/until.js';

const request = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer agency.s1\r\n\r\n`;

describe('a stream of events', () => {
  beforeEach(() => {
    seen.events = [];
  });

  it('gives each event with its id, data in lines, and ends with its source', async () => {
    await using sample = await startSampleEdge();
    const response = await fetch(`${sample.url}/stream?kind=short`, { headers: { authorization: 'Bearer agency.s1' } });
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).toBe(':\n\nid: 1\nevent: entry\ndata: {"n":1}\n\nid: 2\ndata: two\ndata: lines\n\n');
  });

  it('beats while nothing happens', async () => {
    await using sample = await startSampleEdge();
    const { socket, text } = await openRaw(sample.port);
    socket.write(request('/stream'));
    await until(() => text().split(':\n\n').length >= 4, 'three heartbeats');
    socket.destroy();
    await until(() => seen.events.includes('stream ended'), 'the source ended with its reader');
    await until(() => sample.edge.streams.size === 0, 'it was taken off');
  });

  it('ends at once when its credential is revoked, and only then', async () => {
    await using sample = await startSampleEdge();
    const { socket, closed, text } = await openRaw(sample.port);
    socket.write(request('/stream'));
    await until(() => seen.events.includes('stream open'), 'the stream opened');
    sample.revoke('credential-of-another');
    expect(sample.edge.streams.size).toBe(1);
    sample.revoke('credential-of-s1');
    await until(() => text().endsWith('\r\n0\r\n\r\n'), 'the end of the stream');
    expect(seen.events).toContain('stream ended');
    socket.destroy();
    await closed;
  });

  it('ends when its credential no longer holds', async () => {
    await using sample = await startSampleEdge({ limits: { credentialCheckMs: 10 } });
    const { socket, text } = await openRaw(sample.port);
    socket.write(request('/stream'));
    await until(() => seen.events.includes('stream open'), 'the stream opened');
    sample.expire();
    await until(() => text().endsWith('\r\n0\r\n\r\n'), 'the end of the stream');
    socket.destroy();
  });

  it('is cut when its reader takes nothing, and piles nothing up', async () => {
    await using sample = await startSampleEdge();
    const { socket } = await openRaw(sample.port);
    socket.pause();
    socket.write(request('/stream?kind=flood'));
    await until(() => seen.events.includes('flood ended'), 'the source was ended');
    await until(() => sample.edge.streams.size === 0, 'the connection was cut');
    socket.destroy();
  });
});

describe('a long poll', () => {
  it('ends with the credential', async () => {
    seen.events = [];
    await using sample = await startSampleEdge();
    const { socket } = await openRaw(sample.port);
    const answered = once(socket, 'data');
    socket.write(request('/wait'));
    await until(() => seen.events.includes('waiting'), 'the poll waits');
    sample.revoke('credential-of-s1');
    await answered;
    expect(seen.events).toEqual(['waiting', 'aborted']);
    socket.destroy();
  });
});

describe('a shutdown', () => {
  it('ends streams and polls, refuses what comes later, and finishes', async () => {
    seen.events = [];
    const sample = await startSampleEdge();
    const stream = await openRaw(sample.port);
    stream.socket.write(request('/stream'));
    const poll = await openRaw(sample.port);
    poll.socket.write(request('/wait'));
    const late = await openRaw(sample.port);
    await until(() => seen.events.includes('stream open') && seen.events.includes('waiting'), 'both are open');
    const closing = sample.edge.close();
    late.socket.write(request('/health'));
    await closing;
    await Promise.all([stream.closed, poll.closed, late.closed]);
    expect(seen.events).toEqual(expect.arrayContaining(['stream ended', 'aborted']));
    expect(late.text()).not.toContain('"up":true');
  });
});
