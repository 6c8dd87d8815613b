import type { Command } from 'commander';
import type { AgencyActs } from '@lienthong/client';
import { readFile } from 'node:fs/promises';
import { Fault } from '@lienthong/kernel';
import type { Shell } from '../shell/io.js';
import { orStop } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';

type Flags = Readonly<Record<string, string | undefined>>;

const from = ['--from <date>', 'the day from which it holds, yyyy-MM-dd'] as const;

/** One act: its options, and the body that they make. */
const addAct = <Act extends keyof AgencyActs>(
  agency: Command,
  io: Shell,
  act: Act,
  name: string,
  describe: (verb: Command) => Command,
  bodyOf: (from: string, flags: Flags) => AgencyActs[Act] | Promise<AgencyActs[Act]>,
): void => {
  describe(agency.command(`${name} <code>`).requiredOption(...from)).action(
    action<[string, Flags]>(io, async ({ client, terminal }, code, flags) => {
      const body = await bodyOf(flags['from'] ?? '', flags);
      const recorded = orStop(await (await client()).agencies.act(code, act, body));
      terminal.result(recorded, () =>
        recorded.recorded.length === 0
          ? `${recorded.agencyId}: đã ghi trước đó · recorded before`
          : `${recorded.agencyId}: ${recorded.recorded.join(', ')}`,
      );
    }),
  );
};

const publicKeyOf = async (file: string): Promise<string> => {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Fault('cli/file', `Cannot read ${file}`, { cause });
  });
  return text.replaceAll(/-----[A-Z ]+-----|\s/g, '');
};

/** An operator's acts on one agency; merging, splitting and abolishing come with an import. */
export const addAgencyActs = (agency: Command, io: Shell): void => {
  const given = (flags: Flags, name: string): string => flags[name] ?? '';
  addAct(
    agency,
    io,
    'rename',
    'rename',
    (verb) => verb.summary('another name').requiredOption('--name <name>', 'the new name'),
    (day, flags) => ({ from: day, name: given(flags, 'name') }),
  );
  addAct(
    agency,
    io,
    'suspend',
    'suspend',
    (verb) => verb.summary('takes nothing for a while').requiredOption('--reason <text>', 'why; kept on record'),
    (day, flags) => ({ from: day, reason: given(flags, 'reason') }),
  );
  addAct(
    agency,
    io,
    'resume',
    'resume',
    (verb) => verb.summary('ends a suspension'),
    (day) => ({ from: day }),
  );
  addAct(
    agency,
    io,
    'codes',
    'add-code',
    (verb) =>
      verb
        .summary('answers to a further code')
        .requiredOption('--code <code>', 'of any generation')
        .addHelpText('after', examples('lienthong agency add-code H53.101 --code 000.01.01.H53 --from 2025-07-01')),
    (day, flags) => ({ from: day, code: given(flags, 'code') }),
  );
  addAct(
    agency,
    io,
    'move',
    'move',
    (verb) =>
      verb
        .summary('stands under another agency')
        .option('--parent <code>', 'who stands above; without it the agency stands at the top')
        .option('--level <level>', 'central, province, district, commune; default: as it was'),
    (day, { parent, level }) => ({
      from: day,
      ...(parent === undefined ? {} : { parent }),
      ...(level === undefined ? {} : { level }),
    }),
  );
  addAct(
    agency,
    io,
    'endpoint',
    'endpoint',
    (verb) =>
      verb
        .summary('where its own system is reached')
        .option('--address <address>', 'without it the agency comes to fetch')
        .option('--kind <kind>', 'http, bus, axis', 'http'),
    (day, { address, kind = 'http' }) => ({
      from: day,
      ...(address === undefined ? {} : { endpoint: { kind, address } }),
    }),
  );
  addAct(
    agency,
    io,
    'key',
    'key',
    (verb) =>
      verb
        .summary('its public key')
        .requiredOption('--key-id <id>', 'name of the key')
        .requiredOption('--algorithm <name>', 'e.g. Ed25519')
        .requiredOption('--public-key <file>', 'SPKI as PEM or Base64'),
    async (day, flags) => ({
      from: day,
      key: {
        keyId: given(flags, 'keyId'),
        algorithm: given(flags, 'algorithm'),
        publicKey: await publicKeyOf(given(flags, 'publicKey')),
      },
    }),
  );
};
