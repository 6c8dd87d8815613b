import { documentFromAxis, joinedProvince } from '../../support/axis/joined-province.js';
import type { Misbehaviour } from '../../support/axis/misbehaviour.js';
import { AXIS, IMPATIENT, settleAt } from '../../support/axis/province.js';
import { statusEdxml } from '../../support/edxml.js';
import { until } from '../../support/eventually.js';

/** A call that hangs lasts so long, in milliseconds; what must not wait for it comes sooner. */
const WHOLE_MS = 8_000;
const WAYS: readonly Misbehaviour[] = ['hang', 'drip'];
const SICK = ['G01', 'G03', 'G09', 'G12', 'G17', 'G18'];

/** A province whose line waits long, and agencies of which an axis fails all. */
const patientProvince = () => {
  const at = joinedProvince({ connector: { ...IMPATIENT, line: { idleMs: WHOLE_MS, wholeMs: WHOLE_MS } } });
  beforeAll(async () => {
    await at.open();
    await settleAt(at.province.hub, AXIS, SICK);
  });
  afterAll(() => at.close());
  const arrived = async (agency: string) => (await at.documentsIn(agency)).map(({ documentId }) => documentId);
  return { at, arrived };
};

/** It comes before a call that hangs has ended. */
const soon = async (began: number, holds: () => Promise<boolean>): Promise<void> => {
  await until(holds);
  expect(Date.now() - began).toBeLessThan(WHOLE_MS);
};

describe.each(WAYS)('calls of an axis that %s', (how) => {
  const { at, arrived } = patientProvince();
  const { has, send } = at;

  it('keep no other sender’s mail, nor the sender’s own new documents, and each is fetched once meanwhile', async () => {
    const { axis } = at;
    const began = Date.now();
    const heal = axis.failing('getEdoc', ({ docId = '' }) => docId.startsWith('sick-'), how);
    const sick = SICK.flatMap((from) => [1, 2].map((n) => at.offer(`sick-${from}-${n}`, ['H49.217'], from)));
    const behind = at.offer('behind', ['H49.204'], 'G01');
    const other = at.offer('other', ['H49.204'], 'G15');
    await soon(began, async () => {
      const here = await arrived('H49.204');
      return here.includes(behind) && here.includes(other);
    });
    // Also what comes while they hang, at the looks behind that.
    const later = [at.offer('later-1', ['H49.204'], 'G01'), at.offer('later-2', ['H49.204'], 'G15')];
    await soon(began, async () => {
      const here = await arrived('H49.204');
      return later.every((id) => here.includes(id));
    });
    const tried = axis.fetched.filter((docId) => docId.startsWith('sick-'));
    expect(new Set(tried).size).toBe(tried.length);
    heal();
    await until(async () => {
      const here = await arrived('H49.217');
      return sick.every((id) => here.includes(id));
    });
    expect((await arrived('H49.217')).length).toBe(sick.length);
  });

  it('for some recipients keep no other recipient’s documents', async () => {
    const { axis } = at;
    const began = Date.now();
    const recipients = new Set(SICK.map((code) => `["${code}"]`));
    const heal = axis.failing('sendEdoc', ({ to = '' }) => recipients.has(to), how);
    const sick: string[] = [];
    for (let n = 0; n < 4; n += 1) for (const code of SICK) sick.push(await send([code]));
    const well: string[] = [];
    for (let n = 0; n < 6; n += 1) well.push(await send([n % 2 === 0 ? 'G22' : 'G15']));
    for (const transfer of well) await soon(began, has(transfer, 'RelayToNonERDS'));
    heal();
    for (const transfer of sick) await until(has(transfer, 'RelayToNonERDS'));
    for (const transfer of sick) {
      const relayed = (await at.trace(transfer)).filter(({ type }) => type === 'RelayToNonERDS');
      expect(relayed).toHaveLength(1);
    }
  });
});

describe('what hangs for good', () => {
  const how = 'hang';
  const { at, arrived } = patientProvince();
  const { documentsIn, has, send } = at;

  it('keeps what speaks of an earlier document behind it, which is fetched no more until then', async () => {
    const { axis } = at;
    const began = Date.now();
    const heal = axis.failing('getEdoc', ({ docId }) => docId === 'first', how);
    const documentId = at.offer('first', ['H49.217'], 'G22');
    const { edxml } = documentFromAxis(Number(/,(\d+)\/TB$/.exec(documentId)?.[1]), ['H49.217']);
    const recall = edxml
      .replace('<edXML:BussinessDocType>0<', '<edXML:BussinessDocType>1<')
      .replace(
        '</edXML:BussinessDocType>',
        '</edXML:BussinessDocType><edXML:BussinessDocReason>Sai</edXML:BussinessDocReason>',
      );
    axis.offer('its-recall', { type: 'edoc', from: 'G22', to: '', edxml: recall });
    const beside = at.offer('beside', ['H49.204'], 'G22');
    await soon(began, async () => (await arrived('H49.204')).includes(beside));
    expect(axis.acknowledged.map(({ docId }) => docId)).not.toContain('its-recall');
    heal();
    await at.acknowledged('its-recall');
    const taken = axis.acknowledged.map(({ docId }) => docId);
    expect(taken.indexOf('first')).toBeGreaterThan(-1);
    const transfer = (await documentsIn('H49.217')).find((one) => one.documentId === documentId)?.transfer ?? '';
    await until(async () => (await at.trace(transfer)).some(({ type }) => type === 'RecallRequested'));
    // To learn what it is, to take it, and once perhaps to speak against the one before it.
    expect(axis.fetched.filter((docId) => docId === 'its-recall').length).toBeLessThanOrEqual(3);
  });

  it('when it is acknowledged keeps nobody, and what is acknowledged so is here once', async () => {
    const { axis } = at;
    const began = Date.now();
    const heal = axis.failing('updateStatus', ({ docId = '' }) => docId.startsWith('ack-'), how);
    const own = Array.from({ length: 20 }, (_, n) => at.offer(`ack-${n}`, ['H49.204'], 'G22'));
    const other = at.offer('ack-beside', ['H49.204'], 'G15');
    await soon(began, async () => {
      const here = await arrived('H49.204');
      return [...own, other].every((id) => here.includes(id));
    });
    heal();
    for (const n of own.keys()) await at.acknowledged(`ack-${n}`);
    expect((await arrived('H49.204')).filter((id) => own.includes(id))).toHaveLength(own.length);
  });

  it('of a sender’s documents keeps none of its statuses', async () => {
    const { axis } = at;
    const began = Date.now();
    const transfer = await send(['G22']);
    await until(has(transfer, 'RelayToNonERDS'));
    const heal = axis.failing('getEdoc', ({ docId }) => docId === 'its-document', how);
    at.offer('its-document', ['H49.217'], 'G22');
    const documentId = `H49,2026/11/20,${at.count()}/UBND`;
    axis.offer('its-status', {
      type: 'status',
      from: 'G22',
      to: 'H49',
      edxml: statusEdxml({ from: 'G22', addressee: 'H49', documentId, code: '03' }),
    });
    await soon(began, () => Promise.resolve(axis.acknowledged.some(({ docId }) => docId === 'its-status')));
    expect(axis.acknowledged.some(({ docId }) => docId === 'its-document')).toBe(false);
    heal();
    await at.acknowledged('its-document');
  });
});
