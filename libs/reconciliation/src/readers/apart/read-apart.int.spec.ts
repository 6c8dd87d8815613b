import { strToU8, zipSync } from 'fflate';
import { DEFAULT_VIEW_LIMITS, ViewRefused } from '../view.js';
import type { View, ViewLimits } from '../view.js';
import { places } from './places.js';
import { readApart } from './read-apart.js';

const ROWS = 40_000;
const codeOf = (row: number): string => `H49.204-260303-${String(row).padStart(6, '0')}`;
const csv = (rows: number): string =>
  ['Mã hồ sơ,Trạng thái', ...Array.from({ length: rows }, (_, row) => `${codeOf(row)},4`), ''].join('\n');

/** A workbook with cells that hold their own text, as exports of software have them. */
const workbook = (rows: number): Uint8Array => {
  const cell = (reference: string, text: string) => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const row = (number: number, code: string, status: string) =>
    `<row r="${number}">${cell(`A${number}`, code)}${cell(`B${number}`, status)}</row>`;
  const sheet = Array.from({ length: rows }, (_, index) => row(index + 2, codeOf(index), 'Đang xử lý')).join('');
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return zipSync({
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<worksheet xmlns="${main}"><sheetData>${row(1, 'Mã hồ sơ', 'Trạng thái')}${sheet}</sheetData></worksheet>`,
    ),
  });
};

const open = (source: 'csv' | 'xlsx' | 'json', bytes: Uint8Array, limits: ViewLimits = DEFAULT_VIEW_LIMITS): View =>
  readApart({ source, vocabulary: 'portal', limits, chunks: [bytes.subarray(0, 100), bytes.subarray(100)] });
const lines = async (view: View): Promise<readonly number[]> => {
  const all: number[] = [];
  for await (const { line } of view) all.push(line);
  return all;
};
const refusalOf = async (view: View): Promise<unknown> =>
  lines(view).catch((error: unknown) => (error instanceof ViewRefused ? error.refusal.code : error));

describe('a view that is read in a thread of its own', () => {
  it('comes whole, in order', async () => {
    const rows = await lines(open('csv', Buffer.from(csv(2_500))));
    expect(rows).toEqual(Array.from({ length: 2_500 }, (_, index) => index + 2));
    expect(await lines(open('csv', Buffer.from(csv(0))))).toEqual([]);
  });

  it('is refused before its first row, also for what is wrong with its last', async () => {
    const view = open('csv', Buffer.from(csv(1_200)), { ...DEFAULT_VIEW_LIMITS, rows: 1_199 });
    const first = view[Symbol.asyncIterator]().next();
    await expect(first).rejects.toMatchObject({ refusal: { code: 'reconciliation/too-many-rows' } });
    expect(await refusalOf(open('json', Buffer.from('[{}')))).toBe('reconciliation/file-unreadable');
  });

  it('leaves its thread when the reader leaves it', async () => {
    for (let time = 0; time < 5; time += 1)
      for await (const { line } of open('csv', Buffer.from(csv(3_000)))) if (line > 10) break;
    expect(await lines(open('csv', Buffer.from(csv(3))))).toEqual([2, 3, 4]);
  });

  it('holds up nothing else, however big its workbook is', async () => {
    const bytes = workbook(ROWS);
    let [longest, last] = [0, performance.now()];
    const began = last;
    const watch = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }, 1);
    const read = await lines(open('xlsx', bytes));
    clearInterval(watch);
    expect(read).toHaveLength(ROWS);
    // Read on this thread, one turn would take nearly all of that time.
    expect(longest).toBeLessThan((performance.now() - began) / 4);
  }, 120_000);
});

describe('places', () => {
  it('are so many, and go to those who wait in the order in which they came', async () => {
    const two = places(2);
    const take = () => two.take();
    const [first, second] = [await take(), await take()];
    const came: string[] = [];
    const third = take().then((leave) => (came.push('third'), leave));
    const fourth = take().then((leave) => (came.push('fourth'), leave));
    first();
    first();
    (await third)();
    second();
    await fourth;
    expect(came).toEqual(['third', 'fourth']);
  });
});
