import { Option } from 'commander';
import type { Command } from 'commander';
import type { MandateDraft, SystemRole, SystemSummary } from '@lienthong/client';
import { openSecret } from '../hub/secret-file.js';
import { systemText } from '../render/system.js';
import { table } from '../render/table.js';
import { localTime } from '../render/time.js';
import { wholeNumber } from '../shell/arguments.js';
import type { Shell } from '../shell/io.js';
import { orStop } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';
import type { AddVerb } from '../shell/verb.js';
import { addAxisSecrets } from './system.axis.js';
import { addBusMandates } from './system.bus.js';

const KINDS = ['document-management', 'one-stop', 'platform', 'tool'];
const ROLES = ['agency', 'operator', 'auditor', 'relay'];

const addAdd = (system: Command, io: Shell): void => {
  system
    .command('add <id>')
    .summary('register a connected system')
    .description('Đăng ký một hệ thống kết nối: phần mềm của nhà cung cấp, nền tảng của tỉnh.')
    .requiredOption('--name <name>', 'what it is called')
    .addOption(new Option('--kind <kind>', 'what it is').choices(KINDS).default('document-management'))
    .addHelpText(
      'after',
      examples('lienthong system add qlvb-quang-ninh --name "QLVB tỉnh Quảng Ninh" --kind platform'),
    )
    .action(
      action<[string, { name: string; kind: string }]>(io, async ({ client, terminal }, systemId, { name, kind }) => {
        const added = orStop(await (await client()).systems.register({ systemId, name, kind }));
        terminal.result(added, () => systemText(added));
      }),
    );
};

const addList = (system: Command, io: Shell): void => {
  system
    .command('list')
    .summary('the connected systems')
    .action(
      action<[]>(io, async ({ client, terminal }) => {
        const hub = await client();
        const items: SystemSummary[] = [];
        for (let after: string | undefined, more = true; more; more = after !== undefined) {
          const page = orStop(await hub.systems.list({ limit: 500, ...(after === undefined ? {} : { after }) }));
          items.push(...page.items);
          after = page.next;
        }
        terminal.result({ items }, () =>
          table(
            ['Mã · id', 'Tên · name', 'Loại · kind', 'Lần cuối · seen'],
            items.map(({ systemId, name, kind, seenAt }) => [
              systemId,
              name,
              kind,
              seenAt === undefined ? '' : localTime(seenAt),
            ]),
          ),
        );
      }),
    );
  system
    .command('show <id>')
    .summary('a system with its mandates and tokens')
    .action(
      action<[string]>(io, async ({ client, terminal }, id) => {
        const found = orStop(await (await client()).systems.get(id));
        terminal.result(found, () => systemText(found));
      }),
    );
};

const addMandate = (system: Command, io: Shell): void => {
  system
    .command('mandate <id> <code>')
    .summary('let a system speak for an agency')
    .description('Ủy quyền cho hệ thống thay mặt một cơ quan, hoặc kết thúc ủy quyền.')
    .option('--from <moment>', 'yyyy-MM-dd, or RFC 3339; default now')
    .option('--to <moment>', 'exclusive; open without it')
    .option('--end [moment]', 'end all mandates for the agency from then on; default now')
    .addHelpText(
      'after',
      examples('lienthong system mandate qlvb-quang-ninh H49', 'lienthong system mandate qlvb-quang-ninh H49 --end'),
    )
    .action(
      action<[string, string, Partial<MandateDraft> & { end?: string | true }]>(
        io,
        async ({ client, terminal }, id, agency, { from, to, end }) => {
          const { systems } = await client();
          const mandate = { agency, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
          const asked =
            end === undefined
              ? systems.grantMandate(id, mandate)
              : systems.endMandate(id, agency, end === true ? undefined : end);
          const changed = orStop(await asked);
          terminal.result(changed, () => systemText(changed));
        },
      ),
    );
};

interface TokenFlags {
  readonly role: SystemRole;
  readonly days: number;
  readonly save?: string;
}

const addTokens = (system: Command, io: Shell): void => {
  system
    .command('token <id>')
    .summary('issue a token, shown this once')
    .description(
      'Cấp mã truy cập; chỉ hiện một lần. Để thay mã: cấp mã mới, chuyển sang, rồi thu hồi mã cũ.\nThe hub keeps its hash only.',
    )
    .addOption(new Option('--role <role>', 'what it may do').choices(ROLES).default('agency'))
    .addOption(new Option('--days <count>', 'how long it holds').argParser(wholeNumber).default(180))
    .option('--save <file>', 'write the token into this new file (mode 0600) and do not show it')
    .addHelpText(
      'after',
      examples(
        'lienthong system token qlvb-quang-ninh --days 90 --save agency.token',
        'lienthong system token thanh-tra --role auditor --json',
      ),
    )
    .action(
      action<[string, TokenFlags]>(io, async ({ client, terminal }, id, { role, days, save }) => {
        await using file = await openSecret(save);
        const { token, ...issued } = orStop(await (await client()).systems.issueToken(id, role, days));
        await file.write(`${token}\n`);
        const what = `Mã ${issued.credentialId}, vai trò ${role}, đến ${localTime(issued.expiresAt)}`;
        if (save === undefined) {
          terminal.note(`${what} · keep it now`);
          terminal.result({ ...issued, token }, () => token);
        } else terminal.result({ ...issued, file: save }, () => `${what} · the token is in ${save}`);
      }),
    );
  system
    .command('revoke <credential>')
    .summary('revoke a token')
    .requiredOption('--reason <text>', 'why; kept on record')
    .addHelpText('after', examples('lienthong system revoke 0a1b2c3d4e5f60718293 --reason "Lộ mã truy cập"'))
    .action(
      action<[string, { reason: string }]>(io, async ({ client, terminal }, credential, { reason }) => {
        const revoked = orStop(await (await client()).systems.revokeToken(credential, reason));
        terminal.result(revoked, () => `Đã thu hồi · revoked: ${revoked.credentialId} (${revoked.systemId})`);
      }),
    );
};

export const addSystem: AddVerb = (program, io) => {
  const system = program.command('system').description('Hệ thống kết nối, ủy quyền, mã truy cập · connected systems');
  addAdd(system, io);
  addList(system, io);
  addMandate(system, io);
  addBusMandates(system, io);
  addAxisSecrets(system, io);
  addTokens(system, io);
};
