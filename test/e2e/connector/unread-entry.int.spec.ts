import { documentFromAxis, joinedProvince } from '../../support/axis/joined-province.js';
import { AXIS } from '../../support/axis/province.js';
import { statusEdxml } from '../../support/edxml.js';
import { until } from '../../support/eventually.js';

const FOREIGN = 'bad_docid.x';

describe('an entry of the axis’s list that cannot be read', () => {
  const at = joinedProvince();
  beforeAll(() => at.open());
  afterAll(() => at.close());
  const { acknowledged, asOperator, documentsIn, has, offer, send, sentFor } = at;
  const pull = async () => {
    const { body } = await asOperator('GET', `/v1/axes/${AXIS}`);
    return body['pull'] as { readonly waiting: number; readonly outageSince: string | null; readonly outages: number };
  };
  const alarms = async () => {
    const { body } = await asOperator('GET', '/v1/operations/status');
    return (body['alarms'] as readonly Record<string, unknown>[]).filter(({ kind }) => kind === 'unread-entry');
  };

  it('keeps no other: those before and behind it are taken, and it waits, told by its place', async () => {
    const first = offer('d-1');
    const foreign = documentFromAxis(7_001);
    at.axis.offer(FOREIGN, { type: 'edoc', from: 'G22', to: '', edxml: foreign.edxml });
    const third = offer('d-3');
    for (const docId of ['d-1', 'd-3']) await acknowledged(docId);
    await until(async () => (await documentsIn('H49.204')).length === 2);
    expect((await documentsIn('H49.204')).map(({ documentId }) => documentId).toSorted()).toEqual(
      [first, third].toSorted(),
    );
    await until(async () => (await pull()).waiting === 1);
    expect(await pull()).toMatchObject({ outageSince: null, outages: 0 });
    expect((await asOperator('POST', `/v1/axes/${AXIS}/pull`)).body).toMatchObject({ listed: 1, waits: 1, taken: 0 });
    expect(await alarms()).toMatchObject([
      {
        source: 'axis',
        name: 'pull',
        code: 'axis/entry-unread',
        message: expect.stringMatching(/^edoc\[[1-3]\]$/) as string,
      },
    ]);
    expect(JSON.stringify(await alarms())).not.toContain(FOREIGN);
  });

  it('alone in its list keeps neither statuses nor what comes later, and is told of once', async () => {
    const transfer = await send(['G22']);
    await until(has(transfer, 'RelayToNonERDS'));
    const { edxml = '' } = (await sentFor(transfer)) ?? {};
    const documentId = /<(?:\w+:)?DocumentId>([^<]+)</.exec(edxml)?.[1] ?? '';
    const status = statusEdxml({ from: 'G22', addressee: 'H49', documentId, code: '03', words: () => 'Đã nhận' });
    at.axis.offer('s-1', { type: 'status', from: 'G22', to: 'H49', edxml: status });
    await acknowledged('s-1');
    offer('d-4');
    await acknowledged('d-4');
    expect(await alarms()).toHaveLength(1);
    expect((await alarms())[0]).toMatchObject({ times: 1 });
  });

  it('is never fetched and never acknowledged, and waits no more once the axis lists it no more', async () => {
    expect(at.axis.fetched).not.toContain(FOREIGN);
    expect(at.axis.acknowledged.map(({ docId }) => docId)).not.toContain(FOREIGN);
    expect(at.axis.waiting()).toContain(FOREIGN);
    at.axis.withdraw(FOREIGN);
    await until(async () => (await pull()).waiting === 0);
  });
});
