import { ok, refused } from '@lienthong/kernel';
import type { Outcome, Refusal } from '@lienthong/kernel';
import type { Item, Procedure } from '@lienthong/procedure';
import type { HandedIn } from './contents.js';

export type ContentRefusal = Refusal<
  'dossier/unknown-item' | 'dossier/not-produced' | 'dossier/unknown-field' | 'dossier/content-too-large'
>;

/** Ours: what is larger is a file, and travels as one. */
const MOST_BYTES = 64 * 1024;

const flawOf = (item: Item, handedIn: HandedIn, path: string): ContentRefusal | undefined => {
  const { fields = {} } = handedIn;
  // Data that the procedure does not name would be shown to a leg that has no need of them.
  const stray = Object.keys(fields).find((name) => !item.fields.includes(name));
  if (stray !== undefined && item.fields.length > 0)
    return { code: 'dossier/unknown-field', path: `${path}/fields/${stray}`, params: { item: item.id } };
  const bytes = Buffer.byteLength(JSON.stringify(fields));
  return bytes > MOST_BYTES
    ? { code: 'dossier/content-too-large', path: `${path}/fields`, params: { most: MOST_BYTES } }
    : undefined;
};

/** What a citizen hands in: items that the procedure lets be filed, with data that it names. */
export const checkFiled = (procedure: Procedure, handedIn: readonly HandedIn[]): Outcome<undefined, ContentRefusal> => {
  for (const [index, one] of handedIn.entries()) {
    const path = `/items/${index}`;
    const item = procedure.items.find(({ id, filed }) => filed && id === one.item);
    if (item === undefined) return refused({ code: 'dossier/unknown-item', path });
    const flaw = flawOf(item, one, path);
    if (flaw !== undefined) return refused(flaw);
  }
  return ok(undefined);
};

/** What a leg hands in with its result: items that it produces. A leg that is not there is for the decision to refuse. */
export const checkProduced = (
  procedure: Procedure,
  leg: string,
  handedIn: readonly HandedIn[],
): Outcome<undefined, ContentRefusal> => {
  const found = procedure.legs.find(({ id }) => id === leg);
  for (const [index, one] of handedIn.entries()) {
    const path = `/items/${index}`;
    const item = procedure.items.find(({ id }) => id === one.item);
    if (item === undefined || found?.produces.includes(one.item) === false)
      return refused({ code: 'dossier/not-produced', path, params: { leg } });
    const flaw = flawOf(item, one, path);
    if (flaw !== undefined) return refused(flaw);
  }
  return ok(undefined);
};
