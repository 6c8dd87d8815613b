import type { Client } from '@lienthong/client';
import { ok } from '@lienthong/kernel';
import { importRecords } from './import-records.js';

interface Rec {
  readonly code: string;
  readonly parent?: string;
  readonly closed?: object;
}

const recording = (refuse: (record: Rec) => boolean = () => false) => {
  const calls: (readonly Rec[])[] = [];
  const agencies = {
    import: (records: readonly unknown[]) => {
      const all = records as readonly Rec[];
      calls.push(JSON.parse(JSON.stringify(all)) as Rec[]);
      const refused = all.flatMap((record, index) =>
        refuse(record) ? [{ index, code: record.code, problem: { code: 'x/y', title: 't', detail: 'd' } }] : [],
      );
      return Promise.resolve(ok({ added: all.length - refused.length, changed: 0, unchanged: 0, refused }));
    },
  };
  return { calls, client: { agencies } as unknown as Pick<Client, 'agencies'> };
};

const many = (count: number): readonly Rec[] =>
  Array.from({ length: count }, (_, index) => ({
    code: `H${index}`,
    ...(index === 0 ? {} : { parent: `H${index - 1}` }),
  }));

describe('importing records', () => {
  it('puts those above before those below, whatever the file’s order', async () => {
    const { calls, client } = recording();
    await importRecords(
      client,
      [
        { code: 'c', parent: 'b' },
        { code: 'b', parent: 'a' },
        { code: 'a', parent: 'elsewhere' },
      ],
      () => undefined,
    );
    expect(calls.map((call) => call.map(({ code }) => code))).toEqual([['a', 'b', 'c']]);
  });

  it('sends no more than a call holds, and counts each record once', async () => {
    const { calls, client } = recording();
    const steps: number[] = [];
    const report = await importRecords(client, many(1_201), (done) => steps.push(done));
    expect(calls.map((call) => call.length)).toEqual([500, 500, 201]);
    expect(report).toEqual(ok({ added: 1_201, changed: 0, unchanged: 0, refused: [] }));
    expect(steps).toEqual([500, 1_000, 1_201]);
  });

  it('records everybody before the closings that name successors', async () => {
    const { calls, client } = recording();
    const records = many(600).map((record, index) =>
      index === 3 ? { ...record, closed: { from: '2025-07-01' } } : record,
    );
    const report = await importRecords(client, records, () => undefined);
    expect(calls.map((call) => call.filter(({ closed }) => closed !== undefined).length)).toEqual([0, 0, 1]);
    expect(report).toMatchObject({ ok: true, value: { added: 600 } });
  });

  it('names a refused record by its place in the file', async () => {
    const { client } = recording(({ code }) => code === 'b');
    const report = await importRecords(client, [{ code: 'c', parent: 'b' }, { code: 'b' }], () => undefined);
    expect(report).toMatchObject({ ok: true, value: { added: 1, refused: [{ index: 1, code: 'b' }] } });
  });

  it('leaves a circle to the hub', async () => {
    const { calls, client } = recording();
    await importRecords(
      client,
      [
        { code: 'a', parent: 'b' },
        { code: 'b', parent: 'a' },
      ],
      () => undefined,
    );
    expect(calls[0]).toHaveLength(2);
  });
});
