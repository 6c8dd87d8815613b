import { openRaw } from '../testing/raw-socket.js';
import { startSampleEdge } from '../testing/sample-edge.js';
import type { SampleEdge } from '../testing/sample-edge.js';
import { until } from '../testing/until.js';

const head = (length: number, type = 'application/json'): string =>
  `POST /${type === 'application/json' ? 'echo' : 'raw'} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer agency.s1\r\n` +
  `Content-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`;

describe('a sender', () => {
  let sample: SampleEdge;
  beforeAll(async () => {
    sample = await startSampleEdge({
      limits: { senderBytesPerSecond: 1_000, senderGraceMs: 100, senderSweepMs: 10, headersMs: 300 },
    });
  });
  afterAll(() => sample[Symbol.asyncDispose]());

  it.each(['application/json', 'text/xml'])('of %s who stops in the middle is ended with 408', async (type) => {
    const { socket, text, closed } = await openRaw(sample.port);
    socket.write(`${head(500, type)}{"to"`);
    await closed;
    expect(text()).toMatch(/^HTTP\/1\.1 408 .*connection: close.*"code":"http\/slow-sender"/is);
  });

  it('who trickles is ended too', async () => {
    const { socket, text, closed } = await openRaw(sample.port);
    socket.write(head(5_000));
    const trickle = setInterval(() => socket.write(' '), 20);
    await closed;
    clearInterval(trickle);
    expect(text()).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('who keeps the pace is heard to the end, however long it takes', async () => {
    const { socket, text } = await openRaw(sample.port);
    const body = `{"to":[]${' '.repeat(1_500)}}`;
    socket.write(head(body.length));
    let sent = 0;
    const steady = setInterval(() => {
      socket.write(body.slice(sent, sent + 50));
      sent += 50;
    }, 10);
    await until(() => text() !== '', 'an answer');
    clearInterval(steady);
    expect(text()).toMatch(/^HTTP\/1\.1 200 /);
    socket.destroy();
  });

  it('who never ends the headers is ended with 408', async () => {
    const { socket, text, closed } = await openRaw(sample.port);
    socket.write('GET /health HTTP/1.1\r\nHost: x\r\n');
    await closed;
    expect(text()).toMatch(/^HTTP\/1\.1 408 .*http\/slow-sender/s);
  });

  it('who goes on sending after a refusal is cut', async () => {
    const { socket, text, closed } = await openRaw(sample.port);
    socket.write(head(100_000_000, 'text/xml'));
    await until(() => text().startsWith('HTTP/1.1 413'), 'the refusal');
    const flood = setInterval(() => socket.write(Buffer.alloc(1_000)), 5);
    await closed;
    clearInterval(flood);
  });

  it('who is idle between requests is not cut by the watch', async () => {
    const { socket, text } = await openRaw(sample.port);
    socket.write(`${head(9)}{"to":[]}`);
    await until(() => text().includes('{"to":[]}'), 'the answer');
    await until(() => sample.lines.some((line) => line.includes('/echo')), 'the log line');
    socket.write('GET /health HTTP/1.1\r\nHost: x\r\n\r\n');
    await until(() => text().includes('{"up":true}'), 'the next answer');
    socket.destroy();
  });
});

describe('a connection', () => {
  it('on which nothing moves is closed', async () => {
    await using sample = await startSampleEdge({ limits: { idleMs: 60, keepAliveMs: 60 } });
    const { closed } = await openRaw(sample.port);
    await closed;
  });
});
