import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createKit } from '../support/axis/kit.js';
import { runCommand } from '../support/command.js';
import { edxmlOf } from '../support/edxml.js';
import { eventually } from '../support/eventually.js';
import { prepareHub } from '../support/prepared-hub.js';

const main = fileURLToPath(new URL('../../../apps/axis/dist/main.js', import.meta.url));

describe('the axis as a process of its own', () => {
  it('serves the protocol to systems whose secrets the command line issued, and rotates them', async () => {
    await using prepared = await prepareHub();
    const child = spawn(
      process.execPath,
      ['--no-warnings', main, '--dir', prepared.dir, '--port', '0', '--operator-port', '0', '--log-level', 'error'],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    try {
      const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
      const { axis, operator } = JSON.parse(line) as { axis: string; operator: string };
      const run = (...args: readonly string[]) => runCommand(operator, prepared.operator, args);
      const issued = (await run('system', 'axis-secret', 'ours', '--systemid', 'VN.OURS')) as {
        secret: string;
        secretId: string;
      };
      const file = join(prepared.dir, 'axis.secret');
      await run('system', 'axis-secret', 'others', '--save', file);
      const sender = createKit({ endpoint: axis, systemId: 'VN.OURS', secret: issued.secret });
      const receiver = createKit({ endpoint: axis, systemId: 'others', secret: (await readFile(file, 'utf8')).trim() });
      const text = Buffer.from(edxmlOf({ to: ['H56'] }));
      expect((await sender.send('G22', text)).json['status']).toBe('OK');
      const rows = await eventually(
        () => receiver.list(),
        (found) => found.length > 0,
      );
      expect(await receiver.download(rows[0]?.['docId'] ?? '')).toEqual(text);
      await receiver.updateStatus(rows[0]?.['docId'] ?? '', 'fail', 'Loi luu tep');
      const { failed } = (await run('desk', 'axis')) as { failed: readonly { id: string; description: string }[] };
      expect(failed).toMatchObject([{ description: 'Loi luu tep' }]);
      await run('desk', 'axis', 'retry', failed[0]?.id ?? '', '--reason', 'Đã sửa');
      expect(
        (
          await eventually(
            () => receiver.list(),
            (found) => found.length > 0,
          )
        )[0],
      ).toEqual(rows[0]);

      const next = (await run('system', 'axis-secret', 'ours', '--systemid', 'VN.OURS')) as { secret: string };
      const renewed = createKit({ endpoint: axis, systemId: 'VN.OURS', secret: next.secret });
      expect([await sender.list(), await renewed.list()]).toEqual([[], []]);
      await run('system', 'axis-revoke', issued.secretId, '--reason', 'Đã chuyển sang khóa mới');
      await expect(sender.list()).rejects.toThrow(/khóa bí mật/);
      expect(await renewed.list()).toEqual([]);
      const { secrets } = (await run('system', 'axis', 'ours')) as { secrets: readonly object[] };
      expect(secrets).toHaveLength(2);
      expect(JSON.stringify(secrets)).not.toContain(next.secret);
    } finally {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    expect(child.exitCode).toBe(0);
  }, 240_000);
});
