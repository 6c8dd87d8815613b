import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { request } from 'undici';
import { startHubProcess } from '../support/hub-process.js';
import type { HubProcess } from '../support/hub-process.js';
import { expectedBytes, hashOfAttachment, largeEdxml } from '../support/large-edxml.js';
import { prepareHub } from '../support/prepared-hub.js';
import type { PreparedHub } from '../support/prepared-hub.js';

/** 4 × 37.6 MB in Base64 make a message of 200 MB. */
const size = 37_600_000;
const attachments = ['a', 'b', 'c', 'd'].map((name) => ({ name: `${name}.bin`, size }));
const peakAllowed = 380 * 1024 * 1024;

/** Most memory that a process ever held, bytes; undefined where the system does not tell. */
const peakRssOf = async (pid: number): Promise<number | undefined> => {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return undefined;
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(await readFile(file, 'utf8'))?.[1]) * 1024;
};

describe('an edXML message of 200 MB', () => {
  let prepared: PreparedHub;
  let hub: HubProcess;
  let transfer: string;
  let sent = 0;
  let statusCode: number;
  const hash = createHash('sha256');
  let sentHash: string;

  beforeAll(async () => {
    prepared = await prepareHub();
    hub = await startHubProcess({ config: { dir: prepared.dir, port: 0 } });
    const message = largeEdxml('G22,2026/11/20,1/TB', attachments, (bytes) => {
      hash.update(bytes);
      sent += bytes.length;
    });
    const answer = await request(`${hub.url}/v1/transfers`, {
      method: 'POST',
      headers: { authorization: `Bearer ${prepared.agency}`, 'content-type': 'application/edxml+xml' },
      body: Readable.from(message),
      headersTimeout: 60_000,
    });
    ({ statusCode } = answer);
    const body = (await answer.body.json()) as { receipt?: { transfer: string } };
    transfer = body.receipt?.transfer ?? '';
    sentHash = hash.digest('hex');
  }, 120_000);
  afterAll(async () => {
    await hub[Symbol.asyncDispose]();
    await prepared[Symbol.asyncDispose]();
  });

  const read = (part: string, headers: Record<string, string> = {}) =>
    request(`${hub.url}/v1/transfers/${transfer}/${part}`, {
      headers: { authorization: `Bearer ${prepared.agency}`, ...headers },
    });

  it('is taken', () => {
    expect(sent).toBeGreaterThan(200_000_000);
    expect(statusCode).toBe(201);
  });

  it('comes back byte for byte', async () => {
    const { body, headers } = await read('edxml');
    expect(headers['content-length']).toBe(String(sent));
    const received = createHash('sha256');
    for await (const bytes of body) received.update(bytes as Buffer);
    expect(received.digest('hex')).toBe(sentHash);
  });

  it('has its attachments decoded and hashed', async () => {
    const { body } = await read('document');
    const { attachments: told } = (await body.json()) as { attachments: { sha256: string; size: number }[] };
    expect(told.map(({ sha256, size: bytes }) => ({ sha256, bytes }))).toEqual(
      attachments.map((_, index) => ({ sha256: hashOfAttachment(index, size), bytes: size })),
    );
  });

  // Blobs are sealed in pieces of 64 KiB: the edges of pieces are where a range can go wrong.
  it.each<[string, number, number]>([
    ['bytes=0-0', 0, 0],
    ['bytes=0-65535', 0, 65_535],
    ['bytes=65535-65536', 65_535, 65_536],
    ['bytes=65536-131071', 65_536, 131_071],
    ['bytes=131071-131073', 131_071, 131_073],
    [`bytes=${size - 1}-`, size - 1, size - 1],
    ['bytes=-1', size - 1, size - 1],
    ['bytes=-70000', size - 70_000, size - 1],
    [`bytes=${size - 10}-${size + 10}`, size - 10, size - 1],
  ])('answers %s of each attachment with those bytes', async (range, first, last) => {
    for (const index of attachments.keys()) {
      const { statusCode: status, headers, body } = await read(`attachments/${index}`, { range });
      expect({ index, status, range: headers['content-range'] }).toEqual({
        index,
        status: 206,
        range: `bytes ${first}-${last}/${size}`,
      });
      const bytes = Buffer.from(await body.arrayBuffer());
      expect(bytes.equals(expectedBytes(index, size, first, last))).toBe(true);
    }
  });

  it('refuses a range that begins after the end', async () => {
    const { statusCode: status, headers, body } = await read('attachments/0', { range: `bytes=${size}-` });
    await body.dump();
    expect({ status, range: headers['content-range'] }).toEqual({ status: 416, range: `bytes */${size}` });
  });

  it('never makes the hub hold more than 380 MiB', async () => {
    const peak = await peakRssOf(hub.child.pid ?? 0);
    if (peak !== undefined) process.stderr.write(`Peak memory of the hub: ${Math.round(peak / 1024 / 1024)} MiB\n`);
    expect(peak ?? 0).toBeLessThan(peakAllowed);
  });
});
