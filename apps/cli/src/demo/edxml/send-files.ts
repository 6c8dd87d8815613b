import { access, constants } from 'node:fs/promises';
import { createClient } from '@lienthong/client';
import type { Client, MessageTaken, Warning } from '@lienthong/client';
import { orStop } from '../../shell/stopped.js';
import { connectSystem } from '../process/connect-system.js';
import type { TemporaryHub } from '../process/temporary-hub.js';
import { digested } from './digested.js';
import { headOf } from './parties.js';
import type { MessageHead } from './parties.js';
import { recipientsOf } from './recipients.js';
import { registerParties } from './register-parties.js';

/** What became of one file. */
export interface FileOutcome {
  readonly file: string;
  readonly kind: MessageHead['kind'];
  /** A document is accepted, a status applied. */
  readonly outcome: 'accepted' | 'applied' | 'refused';
  readonly transfer?: string;
  readonly code?: string;
  readonly path?: string;
  readonly warnings: readonly Warning[];
}

const SYSTEM = 'truc-thu';

const isReadable = (file: string): Promise<boolean> =>
  access(file, constants.R_OK).then(
    () => true,
    () => false,
  );

const transferOf = (taken: MessageTaken): string => (taken.kind === 'status' ? taken.transfer : taken.receipt.transfer);

const warningsOf = (taken: MessageTaken): readonly Warning[] =>
  taken.kind === 'document' ? taken.receipt.warnings : (taken.warnings ?? []);

const consigned = async (client: Client, transfer: string): Promise<readonly string[]> => {
  const { lines } = orStop(await client.trace(transfer));
  const agencies = lines.map(({ type, agency }) => (type === 'DeliveryConsigned' ? agency : null));
  return [...new Set(agencies.filter((agency) => agency !== null))];
};

/** Sends the files in their order; recipients open what arrives before the next one is sent. */
export async function* sendFiles(
  { operator, url }: TemporaryHub,
  files: readonly string[],
): AsyncGenerator<FileOutcome> {
  const system = { systemId: SYSTEM, name: 'Hệ thống chạy thử', role: 'agency' as const, agencies: [] };
  const sender = createClient({ url, token: await connectSystem(operator, system) });
  const recipients = recipientsOf(operator, url);
  const known = new Set<string>();
  for (const file of files) {
    if (!(await isReadable(file))) {
      yield { file, kind: 'document', outcome: 'refused', code: 'cli/file', warnings: [] };
      continue;
    }
    const { kind, parties } = await headOf(file);
    await registerParties(operator, SYSTEM, parties, known);
    const taken = await sender.submitEdxml(file);
    if (!taken.ok) {
      const { code, path } = taken.refusal;
      yield { file, kind, outcome: 'refused', code, ...(path === undefined ? {} : { path }), warnings: [] };
      continue;
    }
    const transfer = transferOf(taken.value);
    await digested(operator);
    await recipients.takeIn(await consigned(sender, transfer));
    await digested(operator);
    const outcome = kind === 'status' ? 'applied' : 'accepted';
    yield { file, kind, outcome, transfer, warnings: warningsOf(taken.value) };
  }
}
