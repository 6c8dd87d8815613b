import { createHash, randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import multipart from '@fastify/multipart';
import fastify from 'fastify';
import { serve } from '../processes/serve.js';
import { insertEvents, openRawTable } from '../store/raw-table.js';
import type { RawEvent } from '../store/raw-table.js';

interface Waiting {
  readonly event: RawEvent;
  readonly payload: Uint8Array;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** What comes within a turn of the event loop is one commit. */
const createGroupInsert = (db: DatabaseSync) => {
  db.exec('CREATE TABLE payloads (id TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT');
  const insert = insertEvents(db);
  const keep = db.prepare('INSERT INTO payloads VALUES (?, ?)');
  let waiting: Waiting[] = [];
  const flush = (): void => {
    const group = waiting;
    waiting = [];
    try {
      db.exec('BEGIN IMMEDIATE');
      for (const { event, payload } of group) {
        insert(event);
        keep.run(event.id, payload);
      }
      db.exec('COMMIT');
      for (const { resolve } of group) resolve();
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  };
  return (event: RawEvent, payload: Uint8Array): Promise<void> =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ event, payload, resolve, reject });
    });
};

/** The least that a durable 201 costs: multipart, SHA-256, one event and the payload. No trust, no rules, no reactions. */
const start = async (file: string): Promise<{ readonly url: string }> => {
  const insert = createGroupInsert(await openRawTable(file));
  const server = fastify();
  await server.register(multipart);
  server.post('/v1/transfers', async (request, reply) => {
    let document = '';
    let payload: Uint8Array = Buffer.alloc(0);
    for await (const part of request.parts()) {
      if (part.type === 'file') payload = await part.toBuffer();
      else document = typeof part.value === 'string' ? part.value : JSON.stringify(part.value);
    }
    const sha256 = createHash('sha256').update(payload).digest('hex');
    const transfer = randomUUID();
    const meta = JSON.stringify({ at: new Date().toISOString(), by: { role: 'sender' } });
    const data = JSON.stringify({ ...(JSON.parse(document) as object), sha256 });
    const event = { stream: `transfer-${transfer}`, id: transfer, type: 'DocumentSubmitted', meta, data };
    await insert(event, payload);
    return reply.code(201).send({ receipt: { transfer, sha256 } });
  });
  return { url: await server.listen({ host: '127.0.0.1', port: 0 }) };
};

const offered = { start };

export type BareCalls = typeof offered;

if (process.send) serve(offered);
