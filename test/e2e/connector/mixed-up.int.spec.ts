import { documentFromAxis, joinedProvince } from '../../support/axis/joined-province.js';
import { until } from '../../support/eventually.js';

describe('an axis that mixes messages up', () => {
  const at = joinedProvince();
  beforeAll(() => at.open());
  afterAll(() => at.close());
  const { acknowledged, desk, documentsIn, has, send, sentFor, trace } = at;
  const arrived = async () => (await documentsIn('H49.204')).map(({ documentId }) => documentId);
  const isTaken = (documentId: string) => async () => (await arrived()).includes(documentId);
  const isTold = (docId: string) => at.axis.acknowledged.some((one) => one.docId === docId);

  it('and hands out once, under a docId, what came under another, loses nothing: it is fetched once more first', async () => {
    const { axis } = at;
    const one = documentFromAxis(8_001);
    const two = documentFromAxis(8_002);
    axis.offer('d-one', { type: 'edoc', from: 'G22', to: '', edxml: one.edxml });
    await acknowledged('d-one');
    let handed = 0;
    const mixing = function* (): Generator<Buffer> {
      handed += 1;
      yield Buffer.from(handed === 1 ? one.edxml : two.edxml);
    };
    axis.offer('d-two', { type: 'edoc', from: 'G22', to: '', edxml: () => mixing() });
    await acknowledged('d-two');
    await until(isTaken(two.documentId));
    expect((await arrived()).filter((id) => id === one.documentId)).toHaveLength(1);
  });

  it('or lists one message twice has it acknowledged twice: a repeat is a repeat', async () => {
    const { axis } = at;
    const { edxml, documentId } = documentFromAxis(8_010);
    for (const docId of ['d-same-1', 'd-same-2']) axis.offer(docId, { type: 'edoc', from: 'G22', to: '', edxml });
    await acknowledged('d-same-1');
    await acknowledged('d-same-2');
    expect((await arrived()).filter((id) => id === documentId)).toHaveLength(1);
    expect(axis.fetched.filter((docId) => docId === 'd-same-2')).toHaveLength(2);
  });

  it('and hands out another content under the identity of what is here never hears that it was taken', async () => {
    const { axis } = at;
    const { edxml, documentId } = documentFromAxis(8_020);
    axis.offer('d-original', { type: 'edoc', from: 'G22', to: '', edxml });
    await acknowledged('d-original');
    const changed = edxml.replace('Văn bản 8020', 'Văn bản khác');
    expect(changed).not.toBe(edxml);
    axis.offer('d-changed', { type: 'edoc', from: 'G22', to: '', edxml: changed });
    await until(() => isTold('d-changed'));
    expect(axis.acknowledged.filter(({ docId }) => docId === 'd-changed').map(({ status }) => status)).toEqual([
      'fail',
    ]);
    expect((await desk()).find(({ docId }) => docId === 'd-changed')).toMatchObject({
      state: 'failed',
      code: 'transfer/identity-taken',
    });
    expect((await arrived()).filter((id) => id === documentId)).toHaveLength(1);
  });

  it('or answers a send with the DocId of another document is not believed; the repeat under the right one is', async () => {
    const { axis } = at;
    const first = await send(['G22']);
    await until(has(first, 'RelayToNonERDS'));
    const taken = (await sentFor(first))?.docId ?? '';
    axis.nameNext(taken);
    const second = await send(['G22']);
    await until(async () =>
      (await desk()).some(({ transfer, code }) => transfer === second && code === 'axis/other-doc-id'),
    );
    expect(await has(second, 'RelayToNonERDS')()).toBe(false);
    const last = axis.sent.at(-1);
    expect(last?.docId).toBe(taken);
    axis.rename(taken, 'right-after-all');
    await until(has(second, 'RelayToNonERDS'));
    const relayed = (await trace(second)).filter(({ type }) => type === 'RelayToNonERDS');
    expect(relayed.map(({ data }) => data['docId'])).toEqual(['right-after-all']);
    // The same bytes under the same moment, however often: one message there.
    expect(axis.sent.filter(({ docId }) => docId === 'right-after-all')).toHaveLength(1);
    await until(async () => !(await desk()).some(({ transfer }) => transfer === second));
  });

  it('may call a document so for each of its recipients, and again behind a crash', async () => {
    const { axis } = at;
    axis.nameNext('one-for-all', 'one-for-all');
    const transfer = await send(['G22', 'G15']);
    await until(async () => (await trace(transfer)).filter(({ type }) => type === 'RelayToNonERDS').length === 2);
    axis.misbehave('sendEdoc', 'cut-after');
    axis.nameNext('said-before-the-crash');
    const again = await send(['G22']);
    await at.province.restart();
    await until(has(again, 'RelayToNonERDS'));
    const relayed = (await trace(again)).filter(({ type }) => type === 'RelayToNonERDS');
    expect(relayed.map(({ data }) => data['docId'])).toEqual(['said-before-the-crash']);
  });
});
