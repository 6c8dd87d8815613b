import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { kafkaEngine, startKafka, withEngine } from '../index.js';
import { makeTopic, write } from '../testing/clients.js';

const minutes = 60_000;
const engine = kafkaEngine();

/** Java processes that were started with a file of this folder. */
const javaIn = (folder: string): number =>
  execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    .split('\n')
    .filter((args) => args.startsWith('java') && args.includes(folder)).length;

describe('brokers of our own', () => {
  withEngine(
    'kafka',
    engine !== undefined,
    'three go on without the leader, which finds its data when it comes back; their folder goes with them',
    async () => {
      let folder = '';
      {
        await using kafka = await startKafka({ brokers: 3 });
        folder = dirname(kafka.authority);
        const login = { by: 'certificate', certificate: kafka.admin } as const;
        const topic = await makeTopic(kafka, 3);
        expect(await write(kafka, login, topic)).toBe(0n);
        const leader = await kafka.leaderOf(topic);
        await kafka.kill(leader!);
        expect(await write(kafka, login, topic, 60)).toBe(1n);
        await kafka.start(leader!);
        const [other] = kafka.ids.filter((id) => id !== leader);
        await kafka.stop(other!);
        expect(await write(kafka, login, topic, 60)).toBe(2n);
      }
      expect(existsSync(folder)).toBe(false);
      expect(javaIn(folder)).toBe(0);
    },
    4 * minutes,
  );

  withEngine(
    'kafka',
    engine !== undefined,
    'takes up a folder of its own again: same addresses, same data',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'kafka-kept-'));
      const run = async (topicOf: (kafka: Awaited<ReturnType<typeof startKafka>>) => Promise<string>) => {
        await using kafka = await startKafka({ folder });
        const topic = await topicOf(kafka);
        const offset = await write(kafka, { by: 'password', user: kafka.admin }, topic);
        return { topic, offset, scram: kafka.scram };
      };
      try {
        const first = await run((kafka) => makeTopic(kafka));
        const second = await run(async () => first.topic);
        expect(second).toStrictEqual({ ...first, offset: 1n });
      } finally {
        await rm(folder, { recursive: true });
      }
    },
    3 * minutes,
  );

  withEngine(
    'kafka as Java processes',
    engine === 'java',
    'a broker is gone when the process that started it was killed',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'kafka-orphan-'));
      const script = join(import.meta.dirname, '../testing/start-and-wait.js');
      const parent = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
      try {
        await once(parent.stdout, 'data');
        expect(javaIn(folder)).toBe(1);
        parent.kill('SIGKILL');
        const until = Date.now() + 10_000;
        while (javaIn(folder) > 0 && Date.now() < until) await pause(50);
        expect(javaIn(folder)).toBe(0);
      } finally {
        parent.kill('SIGKILL');
        await rm(folder, { recursive: true });
      }
    },
    2 * minutes,
  );
});
