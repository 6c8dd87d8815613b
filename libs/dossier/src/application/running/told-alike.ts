import { openPersonal } from '@lienthong/ledger';
import type { RecordedEvent } from '@lienthong/event-store';
import { canonicalJson } from '@lienthong/kernel';
import type { JsonObject } from '@lienthong/kernel';
import { WITH_WORDS } from '../../contracts/event-catalogue.js';
import { dossierStream } from '../../contracts/dossier-streams.js';
import type { HandedIn } from '../../domain/contents.js';
import { contentsOf } from '../../domain/contents.js';
import type { DossierCommand, DossierRefusal } from '../../domain/dossier.commands.js';
import type { DossierEvent, Words } from '../../domain/dossier.events.js';
import { FACTS } from '../../domain/told-before.js';
import { wordsOf } from '../../domain/words.js';
import { saidIn } from '../files/held-files.js';
import type { DossierPorts } from '../ports.js';

type Fact = DossierEvent['type'];

/** Facts that acts without an identity of their own leave, once in the life of a dossier. */
const ENDS: Readonly<Partial<Record<DossierCommand['type'], Fact>>> = {
  RefuseReception: 'DossierNotReceived',
  Apologise: 'ApologyIssued',
  Withdraw: 'DossierWithdrawn',
  Stop: 'DossierStopped',
};

/** Whether a fact is what this act, or another under its identity, left. */
const isLeftBy = (command: DossierCommand, { type, data }: RecordedEvent): boolean => {
  if ('reportId' in command)
    return type === FACTS[command.type] && data['reportId'] === command.reportId && data['leg'] === command.leg;
  if (command.type === 'EndWait') return type === 'SupplementReceived' && data['requestId'] === command.requestId;
  return type === ENDS[command.type] && (command.type !== 'Stop' || data['by'] === command.by);
};

/** What would be sealed with the fact. */
const sealedWith = (type: string, command: DossierCommand, items: readonly HandedIn[]): object => {
  const words = WITH_WORDS.has(type) ? wordsOf(command as Words) : {};
  const contents = contentsOf(items);
  return Object.keys(contents).length === 0 ? words : { ...words, items: contents };
};

const conflictOf = (command: DossierCommand): DossierRefusal => {
  if ('reportId' in command) {
    const { reportId } = command;
    return { code: 'dossier/report-conflict', path: '/reportId', params: { reportId } };
  }
  if (command.type !== 'EndWait') return { code: 'dossier/said-otherwise', path: '/reason' };
  const { requestId } = command;
  return { code: 'dossier/answer-conflict', path: '/requestId', params: { requestId } };
};

/**
 * Compares an act that was decided to be known already with what was written then: what people wrote, and what is in
 * items, which lie in the sealed half. Undefined: it says the same, or what was written is erased and cannot be compared.
 */
export const otherwise =
  (ports: Pick<DossierPorts, 'store' | 'keyring'>) =>
  async (dossier: string, command: DossierCommand, items: readonly HandedIn[]): Promise<DossierRefusal | undefined> => {
    if (!('reportId' in command || command.type === 'EndWait' || command.type in ENDS)) return undefined;
    const history = await ports.store.readStream(dossierStream(dossier));
    const fact = history.findLast((event) => isLeftBy(command, event));
    if (fact === undefined) return command.type === 'Stop' ? conflictOf(command) : undefined;
    const opened = fact.sealed === undefined ? {} : saidIn(await openPersonal(ports)(fact));
    const said = sealedWith(fact.type, command, items) as JsonObject;
    return opened === undefined || canonicalJson(opened) === canonicalJson(said) ? undefined : conflictOf(command);
  };
