import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { agencyTopics } from '@lienthong/bus';
import { kafkaEngine, startKafka, withEngine } from '@lienthong/testing';
import type { KafkaCluster } from '@lienthong/testing';
import { runMain } from './testing/run-main.js';
import type { Ran } from './testing/run-main.js';
import { startWorld } from './testing/world.js';
import type { World } from './testing/world.js';

const SYSTEM = 'qlvb-quang-ninh';

const fileOf = async (dir: string, name: string, text: string, mode = 0o600): Promise<string> => {
  const path = join(dir, name);
  await writeFile(path, text, { mode });
  return path;
};

const connectionFile = async ({ dir }: World, { mtls, ca, admin }: KafkaCluster): Promise<string> =>
  fileOf(
    dir,
    'admin.json',
    JSON.stringify({
      brokers: mtls,
      tls: {
        caFile: await fileOf(dir, 'ca.pem', ca),
        certFile: await fileOf(dir, 'admin.pem', admin.cert),
        keyFile: await fileOf(dir, 'admin.key', admin.key),
      },
    }),
  );

interface Shown {
  readonly steps: readonly { readonly kind: string; readonly user?: string }[];
  readonly done?: number;
  readonly total?: number;
}

const shown = ({ out }: Ran): Shown => JSON.parse(out) as Shown;

describe('lienthong kafka', () => {
  withEngine(
    'kafka',
    kafkaEngine() !== undefined,
    'plans, applies, and finds drift, from the bus mandates of a running hub',
    async () => {
      await using world = await startWorld();
      await using kafka = await startKafka();
      const connection = await connectionFile(world, kafka);
      const settings = await fileOf(world.dir, 'settings.json', JSON.stringify({ edges: 1, relays: 1 }));
      const token = await world.token('operator');
      const lienthong = (...args: readonly string[]): Promise<Ran> =>
        runMain(args, { LIENTHONG_URL: world.hub.url, LIENTHONG_TOKEN: token });
      const onKafka = (verb: string, ...args: readonly string[]): Promise<Ran> =>
        lienthong('kafka', verb, '--kafka', connection, '--settings', settings, ...args);

      await lienthong('system', 'add', SYSTEM, '--name', 'QLVB Quảng Ninh', '--kind', 'platform');
      await lienthong('system', 'mandate', SYSTEM, 'H49');
      const granted = await lienthong('system', 'bus-mandate', SYSTEM, 'H49');
      expect(granted).toMatchObject({ exit: 0, out: expect.stringContaining(SYSTEM) as string });

      expect(await onKafka('drift')).toMatchObject({
        exit: 1,
        out: expect.stringContaining('create-topic 4') as string,
      });
      const planned = await onKafka('plan');
      expect(planned).toMatchObject({ exit: 0, out: expect.stringContaining(agencyTopics('H49').out) as string });

      expect(await onKafka('apply')).toMatchObject({ exit: 2, err: expect.stringContaining('--secrets') as string });
      const secrets = join(world.dir, 'new.secrets');
      const applied = await onKafka('apply', '--secrets', secrets, '--json');
      expect(applied.exit).toBe(0);
      expect(shown(applied).done).toBe(shown(applied).total);
      expect((await stat(secrets)).mode & 0o777).toBe(0o600);
      const kept = JSON.parse(await readFile(secrets, 'utf8')) as { readonly user: string; readonly password: string };
      expect(kept.user).toBe(SYSTEM);
      expect(applied.out + applied.err).not.toContain(kept.password);
      expect(await onKafka('drift', '--json')).toMatchObject({ exit: 0 });

      const rotated = await onKafka('apply', '--rotate', SYSTEM, '--secrets', join(world.dir, 'rotated'), '--json');
      expect(shown(rotated)).toMatchObject({ done: 1, total: 1 });
      expect(await onKafka('apply', '--rotate', 'nobody', '--secrets', join(world.dir, 'x'))).toMatchObject({
        exit: 2,
      });

      const ended = await lienthong('system', 'end-bus-mandate', SYSTEM, 'H49');
      expect(ended.exit).toBe(0);
      const kinds = new Set(shown(await onKafka('plan', '--json')).steps.map(({ kind }) => kind));
      expect(kinds).toEqual(new Set(['remove-password', 'revoke', 'alter-quota']));
      expect(await onKafka('apply')).toMatchObject({ exit: 0 });
      expect(await onKafka('drift')).toMatchObject({ exit: 0 });
    },
    300_000,
  );
});
