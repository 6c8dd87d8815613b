import { Fault, instantOf, systemClock } from '@lienthong/kernel';
import type { Clock } from '@lienthong/kernel';
import { createFileMasterKey } from '@lienthong/keyring';
import { issueCredential, parseSystemId, registerSystem, startRegister } from '@lienthong/registry';
import { hubCodec } from './codec.js';
import { hubFolder } from './folder.js';
import { makeFolder } from './make-folder.js';
import { openStorage } from './storage.js';

const operatorDays = 365;
const dayMs = 86_400_000;

export interface InitialisedHub {
  /** Shown this once; the hub keeps its hash only. */
  readonly token: string;
  readonly expiresAt: string;
}

/** Makes a hub's folder: its master key, its store, and the first operator. Fault `keyring/exists` where there is one. */
export const initHub = async (dir: string, clock: Clock = systemClock): Promise<InitialisedHub> => {
  const folder = hubFolder(dir);
  await makeFolder(dir);
  await createFileMasterKey(folder.masterKey);
  await using storage = await openStorage(folder, hubCodec(), clock);
  await using registry = await startRegister(storage.store);
  const ports = { store: storage.store, registry, clock };
  const systemId = parseSystemId('operator');
  if (!systemId.ok) throw new Fault('hub/init', 'The name of the first operator is no system id');
  const registered = await registerSystem(ports)({ systemId: systemId.value, name: 'Quản trị hệ thống', kind: 'tool' });
  if (!registered.ok) throw new Fault('hub/init', `The first operator was refused: ${registered.refusal.code}`);
  const expiresAt = instantOf(new Date(Date.parse(clock.now()) + operatorDays * dayMs));
  const issued = await issueCredential(ports)({ systemId: systemId.value, role: 'operator', expiresAt });
  if (!issued.ok) throw new Fault('hub/init', `The first credential was refused: ${issued.refusal.code}`);
  return issued.value;
};
