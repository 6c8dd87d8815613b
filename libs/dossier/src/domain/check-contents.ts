import { ok, refused } from '@lienthong/kernel';
import type { Outcome, Refusal } from '@lienthong/kernel';
import type { Item, Procedure } from '@lienthong/procedure';
import type { HandedIn } from './contents.js';
import { repeatedAt } from './repeated.js';
import { unprintableAt } from './unprintable.js';

export type ContentRefusal = Refusal<
  | 'dossier/unknown-item'
  | 'dossier/not-produced'
  | 'dossier/unknown-field'
  | 'dossier/content-too-large'
  | 'dossier/item-empty'
  | 'dossier/unprintable'
  | 'dossier/repeated'
>;

/** Ours: what is larger is a file, and travels as one. */
const MOST_BYTES = 64 * 1024;

/** Neither on paper, which is said by leaving both out, nor with anything in it. */
const isHollow = ({ fields, files, uploads }: HandedIn): boolean =>
  (fields ?? files ?? uploads) !== undefined &&
  Object.keys(fields ?? {}).length + (files?.length ?? 0) + (uploads?.length ?? 0) === 0;

const flawOf = (item: Item, handedIn: HandedIn, path: string): ContentRefusal | undefined => {
  const { fields = {} } = handedIn;
  if (isHollow(handedIn)) return { code: 'dossier/item-empty', path, params: { item: item.id } };
  // Data that the procedure does not name would be shown to a leg that has no need of them.
  const stray = Object.keys(fields).find((name) => !item.fields.includes(name));
  if (stray !== undefined && item.fields.length > 0)
    return { code: 'dossier/unknown-field', path: `${path}/fields/${stray}`, params: { item: item.id } };
  const bytes = Buffer.byteLength(JSON.stringify(fields));
  if (bytes > MOST_BYTES)
    return { code: 'dossier/content-too-large', path: `${path}/fields`, params: { most: MOST_BYTES } };
  const unprintable = unprintableAt(fields, `${path}/fields`);
  return unprintable === undefined ? undefined : { code: 'dossier/unprintable', path: unprintable };
};

/** What a citizen hands in: items that the procedure lets be filed, with data that it names. */
export const checkFiled = (procedure: Procedure, handedIn: readonly HandedIn[]): Outcome<undefined, ContentRefusal> => {
  const again = repeatedAt(handedIn.map(({ item }) => item));
  if (again >= 0) return refused({ code: 'dossier/repeated', path: `/items/${again}` });
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
  const again = repeatedAt(handedIn.map(({ item }) => item));
  if (again >= 0) return refused({ code: 'dossier/repeated', path: `/items/${again}` });
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
