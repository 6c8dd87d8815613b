import { freshly, openPersonal } from '@lienthong/ledger';
import type { NewEvent } from '@lienthong/event-store';
import type { Act, Known } from '@lienthong/ledger';
import { canonicalJson, Fault, ok, refused } from '@lienthong/kernel';
import type { Instant, JsonValue, Outcome } from '@lienthong/kernel';
import { localDateAt } from '@lienthong/identifiers';
import type { AgencyId } from '@lienthong/identifiers';
import { dossierIdOf, dossierStream } from '../../contracts/dossier-streams.js';
import { checkFiled } from '../../domain/check-contents.js';
import { contentsOf } from '../../domain/contents.js';
import type { HandedIn } from '../../domain/contents.js';
import { initialDossier } from '../../domain/dossier.js';
import type { Dossier } from '../../domain/dossier.js';
import type { Carried, Channel, Contact } from '../../domain/dossier.events.js';
import { saidIn } from '../files/held-files.js';
import { holdFiles } from '../files/hold-files.js';
import type { DossierPorts } from '../ports.js';
import { writeDossier } from './act-on-dossier.js';
import { loadDossier } from './load-dossier.js';

export interface Filing {
  readonly receiver: AgencyId;
  /** The filer's own identity of the filing: a retry is answered as the first time. */
  readonly messageId: string;
  /** A procedure's code, or a variant's. */
  readonly procedure: string;
  readonly channel: Channel;
  readonly options: readonly string[];
  readonly items: readonly HandedIn[];
  readonly place?: AgencyId;
  readonly contact?: Contact;
  /** Left out: when the hub takes it in. */
  readonly filedAt?: Instant | undefined;
}

export interface Filed {
  readonly dossier: string;
  /** True when the hub had this filing before. */
  readonly repeated: boolean;
  readonly known: Known<Dossier>;
  readonly appended: readonly NewEvent[];
  /** Of the newest event that this filing made; 0 for a repeat. */
  readonly position: number;
}

const carriedBy = ({ items, contact }: Filing): Carried => {
  const contents = contentsOf(items);
  return {
    ...(Object.keys(contents).length === 0 ? {} : { items: contents }),
    ...(contact === undefined ? {} : { contact }),
  };
};

const sameText = (one: unknown, other: unknown): boolean =>
  canonicalJson(one as JsonValue) === canonicalJson(other as JsonValue);

/** Whether the dossier that is there was filed with these words. What was erased cannot be compared, and is no repeat. */
const isRepeat = async (ports: DossierPorts, dossier: string, filing: Filing, code: string): Promise<boolean> => {
  const [first] = await ports.store.readStream(dossierStream(dossier), { limit: 1 });
  if (first === undefined) throw new Fault('dossier/no-first-event', 'A dossier that is filed has no first event');
  const personal = first.sealed === undefined ? {} : saidIn(await openPersonal(ports)(first));
  const { procedure, channel, options, items, filedAt, place = null } = first.data;
  const { receiver, ...now } = filing;
  const named = now.items.map(({ item }) => item);
  // Who names no moment means that of the first time.
  const said = [code, now.channel, now.options, named, now.filedAt ?? filedAt ?? null, now.place ?? null];
  return (
    personal !== undefined &&
    first.data['receiver'] === receiver &&
    sameText([procedure, channel, options, items, filedAt, place], said) &&
    sameText(personal, carriedBy(filing))
  );
};

/**
 * Opens a dossier. Durable when it resolves. Refusals: `procedure/unknown`, `procedure/not-in-force`,
 * `dossier/unknown-option`, `dossier/unknown-item`, `dossier/unknown-field`, `dossier/content-too-large`, and
 * `dossier/filed-already` where the same receiver had another filing under this id.
 */
export const fileDossier =
  (ports: DossierPorts) =>
  async (filing: Filing, act: Act): Promise<Outcome<Filed>> => {
    const { receiver, place = receiver, messageId, channel, options, items, filedAt = act.at } = filing;
    const found = ports.rules.inForce(filing.procedure, localDateAt(filedAt));
    if (!found.ok) return refused({ ...found.refusal, path: '/procedure' });
    const { procedure, never } = found.value;
    const denied = options.findIndex((option) => never.includes(option));
    if (denied >= 0) return refused({ code: 'dossier/unknown-option', path: `/options/${denied}` });
    const checked = checkFiled(procedure, items);
    if (!checked.ok) return checked;
    const rules = ports.rules.rulesFor({ procedure: procedure.code, version: procedure.from, place }, act.at);
    if (!rules.ok) return rules;
    const dossier = dossierIdOf(receiver, messageId);
    const command = {
      type: 'File' as const,
      now: act.at,
      channel,
      options,
      items: items.map(({ item }) => item),
      receiver,
      ...(filing.place === undefined ? {} : { place: filing.place }),
      filedAt,
    };
    const key = await ports.keyring.newDataKey();
    const held = await holdFiles(ports)(dossier, items, act, key);
    if (!held.ok) return held;
    const written = await writeDossier(ports)(
      dossier,
      rules.value,
      command,
      act,
      freshly({ initial: initialDossier }),
      { carried: { ...carriedBy(filing), ...held.value.carried }, target: { key, newKey: true } },
    );
    if (!written.ok) {
      await held.value.giveBack();
      if (written.refusal.code !== 'dossier/filed-already') return written;
      if (!(await isRepeat(ports, dossier, filing, procedure.code)))
        return refused({ code: 'dossier/filed-already', path: '/messageId' });
      return ok({ dossier, repeated: true, known: await loadDossier(ports)(dossier), appended: [], position: 0 });
    }
    const { state, revision, position, appended } = written.value;
    return ok({ dossier, repeated: false, known: { state, revision, key: key.id }, appended, position });
  };
