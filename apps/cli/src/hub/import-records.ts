import type { Answer, Client, ImportReport } from '@lienthong/client';
import { ok } from '@lienthong/kernel';

interface Placed {
  readonly index: number;
  readonly record: unknown;
}

const MOST_RECORDS = 500;
const MOST_CHARACTERS = 400_000;

const fieldOf = (record: unknown, name: string): unknown =>
  typeof record === 'object' && record !== null ? Reflect.get(record, name) : undefined;

/** Those above come before those below; who waits for a circle comes last, to be refused by the hub. */
const parentsFirst = (records: readonly Placed[]): readonly Placed[] => {
  const known = new Set(records.map(({ record }) => fieldOf(record, 'code')));
  const children = Map.groupBy(records, ({ record }) => {
    const parent = fieldOf(record, 'parent');
    return known.has(parent) ? parent : undefined;
  });
  const ordered = new Set<Placed>();
  for (let wave = children.get(undefined) ?? []; wave.length > 0;) {
    for (const placed of wave) ordered.add(placed);
    wave = wave.flatMap(({ record }) => children.get(fieldOf(record, 'code')) ?? []).filter((one) => !ordered.has(one));
  }
  return [...ordered, ...records.filter((one) => !ordered.has(one))];
};

/** Groups that fit into one call each. */
const groupsOf = (records: readonly Placed[]): readonly (readonly Placed[])[] => {
  const groups: Placed[][] = [];
  let room = 0;
  for (const placed of records) {
    const size = JSON.stringify(placed.record).length;
    const group = groups.at(-1);
    if (group === undefined || group.length === MOST_RECORDS || size > room) {
      groups.push([placed]);
      room = MOST_CHARACTERS - size;
    } else {
      group.push(placed);
      room -= size;
    }
  }
  return groups;
};

const withoutClosing = ({ index, record }: Placed): Placed =>
  fieldOf(record, 'closed') === undefined
    ? { index, record }
    : { index, record: { ...(record as object), closed: undefined } };

/**
 * Imports records of any number, group by group. A closing may name a successor of a later group, so with more than
 * one group everybody is recorded first and the closings follow. Stops at the first call that is refused as a whole.
 */
export const importRecords = async (
  client: Pick<Client, 'agencies'>,
  records: readonly unknown[],
  onDone: (records: number) => void,
): Answer<ImportReport> => {
  const placed = parentsFirst(records.map((record, index) => ({ index, record })));
  const whole = groupsOf(placed);
  const closings = placed.filter(({ record }) => fieldOf(record, 'closed') !== undefined);
  const rounds = whole.length === 1 ? [whole] : [groupsOf(placed.map(withoutClosing)), groupsOf(closings)];
  const sum = { added: 0, changed: 0, unchanged: 0 };
  const refused = new Map<number, ImportReport['refused'][number]>();
  let done = 0;
  for (const [round, groups] of rounds.entries()) {
    for (const group of groups) {
      const report = await client.agencies.import(group.map(({ record }) => record));
      if (!report.ok) return report;
      const { added, changed, unchanged } = report.value;
      // In the second round a record that was added in the first counts once.
      if (round === 0) {
        sum.added += added;
        sum.changed += changed;
        sum.unchanged += unchanged;
      }
      for (const one of report.value.refused) {
        const index = group[one.index]?.index ?? one.index;
        refused.set(index, { ...one, index });
      }
      done += group.length;
      onDone(Math.min(done, records.length));
    }
  }
  return ok({ ...sum, refused: [...refused.values()].sort((a, b) => a.index - b.index) });
};
