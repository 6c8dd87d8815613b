import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  confluentPython,
  kafkaEngine,
  startKafka,
  withEngine,
  writeConnectionFiles,
  writeConsoleTools,
} from '@lienthong/testing';
import { examplesOf, root, runExamples } from '../support/documented.js';
import type { Ran } from '../support/documented.js';

const PATIENCE_MS = 420_000;

interface Receipt {
  readonly transfer: string;
  readonly documentId: string;
}

interface Document {
  readonly subject: string;
  readonly attachments: readonly { readonly name: string; readonly sha256: string; readonly data: string | null }[];
}

/** The page's blocks for every reader and those of one client, on a broker of their own. */
const followed = async (
  client: string,
  path: readonly string[] = [],
  links: Readonly<Record<string, string>> = {},
): Promise<Ran> => {
  const blocks = examplesOf(await readFile(join(root, 'docs/bus.md'), 'utf8'), [client]);
  expect(blocks.length).toBeGreaterThan(3);
  await using kafka = await startKafka();
  const home = dirname(kafka.authority);
  await writeConnectionFiles(join(home, 'client'), kafka);
  return await runExamples({
    blocks,
    path,
    timeoutMs: PATIENCE_MS,
    links: { '.lienthong-kafka/brokers-1': home, ...links },
  });
};

const parsed = async <T>(ran: Ran, name: string): Promise<T> => JSON.parse(await ran.file(name)) as T;

describe('the page about the bus, followed to the letter', () => {
  const venv = kafkaEngine() === undefined ? undefined : confluentPython();

  withEngine(
    'python with confluent-kafka',
    venv !== undefined,
    'librdkafka sends a document over SCRAM, takes it by certificate, and reads receipt and status',
    async () => {
      await using ran = await followed('python', [], { 'bus-client': venv ?? '' });
      const { transfer, documentId } = await parsed<Receipt>(ran, 'receipt.json');
      expect(documentId).toBe('H49,2026/11/20,12/UBND-NC');
      const { subject, attachments } = await parsed<Document>(ran, 'document.json');
      const big = createHash('sha256')
        .update(await ran.bytes('big.bin'))
        .digest('hex');
      expect([subject, attachments[1]]).toEqual([
        'V/v kết nối, liên thông',
        expect.objectContaining({ name: 'big.bin', sha256: big, data: null }),
      ]);
      expect(ran.stdout).toMatch(/^H49\.204 03 /m);
      expect(await ran.file('inbox-H49.jsonl')).toContain(transfer);
    },
    PATIENCE_MS,
  );

  withEngine(
    'the Java tools of Kafka',
    kafkaEngine() === 'java',
    'Kafka’s own console tools send a document and read its receipt',
    async () => {
      const tools = await mkdtemp(join(tmpdir(), 'kafka-tools-'));
      try {
        await writeConsoleTools(tools);
        await using ran = await followed('java', [tools]);
        const receipt = await ran.file('java-receipt.txt');
        expect(receipt).toContain('ce_type:vn.lienthong.inbox.receipt.v1');
        expect(receipt).toContain('"messageId":"java-1"');
        expect(receipt).toContain('"documentId":"H49,2026/11/20,13/UBND-NC"');
      } finally {
        await rm(tools, { recursive: true });
      }
    },
    PATIENCE_MS,
  );
});
