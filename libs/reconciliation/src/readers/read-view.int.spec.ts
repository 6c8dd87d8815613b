import { strToU8, unzipSync, zipSync } from 'fflate';
import writeExcelFile from 'write-excel-file/node';
import type { StatusVocabularyName } from '@lienthong/dossier/vocabularies';
import type { UnreadableRow, ViewRow } from '../domain/view-row.js';
import { readView } from './read-view.js';
import { DEFAULT_VIEW_LIMITS, ViewRefused } from './view.js';
import type { View } from './view.js';

async function* inPieces(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const all = async (view: View): Promise<readonly (ViewRow | UnreadableRow)[]> => {
  const rows: (ViewRow | UnreadableRow)[] = [];
  for await (const row of view) rows.push(row);
  return rows;
};
const refusalOf = async (view: View) =>
  all(view).then(
    () => undefined,
    (error: unknown) => (error instanceof ViewRefused ? error.refusal : error),
  );
const csv = (text: string, vocabulary: StatusVocabularyName = 'portal', limits = DEFAULT_VIEW_LIMITS) =>
  readView('csv', inPieces(Buffer.from(text)), vocabulary, limits);
const json = (value: unknown, vocabulary: StatusVocabularyName = 'portal') =>
  readView('json', inPieces(Buffer.from(JSON.stringify(value))), vocabulary);

const CODE = 'H49.204-260303-0001';
const received = { at: '2026-03-02T17:00:00.000Z', precision: 'day' };

describe('a sheet', () => {
  it.each([
    ['with diacritics', `Mã hồ sơ,Trạng thái,Ngày tiếp nhận\n${CODE},Đang xử lý,03/03/2026\n`],
    ['without', `Ma ho so,Trang thai,Ngay tiep nhan\n${CODE},dang xu ly,3/3/2026\n`],
    ['in the portal’s own names', `MaHoSo,TrangThaiHoSo,NgayTiepNhan\n${CODE},4,2026-03-03\n`],
    ['with semicolons and a byte-order mark', `\uFEFFMã hồ sơ;Trạng thái;Ngày tiếp nhận\r\n${CODE};4;03/03/2026\r\n`],
    ['with tabs', `TRẠNG THÁI\tMÃ HỒ SƠ\tNGÀY TIẾP NHẬN\n4 – Đang xử lý\t${CODE}\t03-03-2026\n`],
  ])('is read by its headings, %s', async (_name, text) => {
    expect(await all(csv(text))).toEqual([{ line: 2, code: CODE, status: '4', moments: { '2': received } }]);
  });

  it('may have a title above its headings, empty rows and columns of its own', async () => {
    const text = `SỔ THEO DÕI HỒ SƠ\nNăm 2026,,\n\nSTT,Mã hồ sơ,Trạng thái\n1,${CODE},Đã trả kết quả\n,,\n`;
    expect(await all(csv(text))).toEqual([{ line: 5, code: CODE, status: '10', moments: {} }]);
  });

  it('is one of Excel: dates are the civil dates that it shows', async () => {
    const cell = (value: string): { type: StringConstructor; value: string } => ({ type: String, value });
    const day = (text: string) => ({ type: Date, value: new Date(text), format: 'dd/mm/yyyy' });
    const bytes = await writeExcelFile([
      ['Mã hồ sơ', 'Trạng thái', 'Ngày tiếp nhận', 'Ngày trả kết quả'].map(cell),
      [cell(CODE), cell('Đã trả kết quả'), day('2026-03-03T00:00:00Z'), cell('05/03/2026 15:30')],
    ]).toBuffer();
    expect(await all(readView('xlsx', inPieces(bytes, 1000), 'portal'))).toEqual([
      {
        line: 2,
        code: CODE,
        status: '10',
        moments: { '2': received, '10': { at: '2026-03-05T08:30:00.000Z', precision: 'minute' } },
      },
    ]);
  });

  it('speaks of DVCLT’s own statuses where it is said to', async () => {
    const text = `Mã hồ sơ,Trạng thái,Ngày có kết quả\n${CODE},7,\n${CODE}2,Đã đăng ký có kết quả,03/03/2026\n`;
    const rows = await all(
      csv(text.replace('ký có', 'ký, có').replace('Đã đăng ký, có kết quả', '"Đã đăng ký, có kết quả"'), 'dvclt'),
    );
    expect(rows).toMatchObject([{ status: '7' }, { status: '4', moments: { '4': received } }]);
  });
});

describe('a list in JSON', () => {
  it('has rows by the same names, and the moment of the status itself', async () => {
    const row = { code: CODE, status: '4', at: '2026-03-03T09:00:00+07:00' };
    const read = [
      { line: 1, code: CODE, status: '4', moments: { '4': { at: '2026-03-03T02:00:00.000Z', precision: 'second' } } },
    ];
    expect(await all(json([row]))).toEqual(read);
    expect(await all(json({ rows: [row] }))).toEqual(read);
  });

  it('may be what was sent to the portal', async () => {
    const row = { MaHoSo: CODE, TrangThaiHoSo: '10', NgayTra: '20260305153000' };
    expect(await all(json([row]))).toMatchObject([
      { code: CODE, status: '10', moments: { '10': { at: '2026-03-05T08:30:00.000Z', precision: 'second' } } },
    ]);
  });
});

describe('what cannot be read is told with its row and column, and the rest is read', () => {
  it.each([
    ['', '4', '', 'Mã hồ sơ', 'reconciliation/code-missing'],
    ['mã ???', '4', '', 'Mã hồ sơ', 'reconciliation/code-malformed'],
    [CODE, 'đang chờ', '', 'Trạng thái', 'reconciliation/status-unknown'],
    [CODE, '11', '', 'Trạng thái', 'reconciliation/status-unknown'],
    [CODE, '4', 'hôm qua', 'Ngày trả', 'reconciliation/date-malformed'],
    [CODE, '4', '30/02/2026', 'Ngày trả', 'reconciliation/date-impossible'],
    [CODE, '4', '03/05/2026 25:00', 'Ngày trả', 'reconciliation/date-impossible'],
  ])('%s, %s, %s: %s is %s', async (code, status, date, column, problem) => {
    const rows = await all(csv(`Mã hồ sơ,Trạng thái,Ngày trả\n${code},${status},${date}\nH11-260101-0001,4,\n`));
    expect(rows).toMatchObject([
      { line: 2, column, problem },
      { line: 3, code: 'H11-260101-0001' },
    ]);
  });
});

it('a quote inside a cell of CSV is text, and so is a formula', async () => {
  const text = `Mã hồ sơ,Trạng thái,Ghi chú\n=HYPERLINK("http://x"),4,a\n${CODE},4,gọi là "mẹ" của bé\n`;
  expect(await all(csv(text))).toMatchObject([
    { line: 2, column: 'Mã hồ sơ', problem: 'reconciliation/code-malformed' },
    { line: 3, code: CODE, status: '4' },
  ]);
});

describe('a file is refused as a whole', () => {
  it('without the columns that a comparison needs', async () => {
    expect(await refusalOf(csv('Họ tên,Trạng thái\nA,4\n'))).toEqual({
      code: 'reconciliation/heading-missing',
      params: { heading: 'Mã hồ sơ' },
    });
    expect(await refusalOf(csv(''))).toMatchObject({ code: 'reconciliation/heading-missing' });
    expect(await refusalOf(csv('Mã hồ sơ,Trạng thái,Status\n'))).toEqual({
      code: 'reconciliation/heading-repeated',
      params: { heading: 'Status' },
    });
  });

  it('when it is not what it says it is', async () => {
    const xlsx = readView('xlsx', inPieces(Buffer.from('không phải bảng tính')), 'portal');
    expect(await refusalOf(xlsx)).toEqual({ code: 'reconciliation/file-unreadable', params: { place: 'XLSX' } });
    const broken = readView('json', inPieces(Buffer.from('{"rows":')), 'portal');
    expect(await refusalOf(broken)).toMatchObject({ params: { place: 'JSON' } });
    expect(await refusalOf(json({ rows: [{ code: { a: 1 } }] }))).toMatchObject({ params: { place: '/rows/0' } });
    expect(await refusalOf(csv('Mã hồ sơ,Trạng thái\n"a,4\n'))).toEqual({
      code: 'reconciliation/file-unreadable',
      params: { place: 'dòng 2, cột 1' },
    });
    expect(await refusalOf(csv(`Mã hồ sơ,Trạng thái\n${CODE},${'4'.repeat(70_000)}\n`))).toMatchObject({
      code: 'reconciliation/file-unreadable',
      params: { place: expect.stringMatching(/^dòng 2/) as string },
    });
  });

  it.each([
    ['UTF-16 with its mark', Buffer.from('\uFEFFMã hồ sơ\tTrạng thái\n', 'utf16le')],
    ['UTF-16 without', Buffer.from('code,status\n', 'utf16le')],
    ['Latin-1', Buffer.from('code,status,Ten\nA,4,Thúy\n', 'latin1')],
    ['a last character cut in two', Buffer.from('code,status\nA,đ').subarray(0, -1)],
  ])('in another encoding than UTF-8: %s', async (_name, bytes) => {
    const refusal = { code: 'reconciliation/file-encoding' };
    expect(await refusalOf(readView('csv', inPieces(bytes), 'portal'))).toEqual(refusal);
    expect(await refusalOf(readView('json', inPieces(bytes), 'portal'))).toEqual(refusal);
  });

  it('beyond its limits', async () => {
    const text = `Mã hồ sơ,Trạng thái\n${CODE},4\n${CODE}2,4\n`;
    expect(await refusalOf(csv(text, 'portal', { ...DEFAULT_VIEW_LIMITS, rows: 1 }))).toEqual({
      code: 'reconciliation/too-many-rows',
      params: { most: 1 },
    });
    expect(await refusalOf(csv(text, 'portal', { ...DEFAULT_VIEW_LIMITS, bytes: 10 }))).toEqual({
      code: 'reconciliation/too-large',
      params: { most: 10 },
    });
    const bytes = await writeExcelFile([[{ type: String, value: 'Mã hồ sơ' }]]).toBuffer();
    const bomb = readView('xlsx', inPieces(bytes), 'portal', { ...DEFAULT_VIEW_LIMITS, unpackedBytes: 100 });
    expect(await refusalOf(bomb)).toEqual({ code: 'reconciliation/too-large', params: { most: 100 } });
  });
});

describe('a workbook is looked through before it is read into a table', () => {
  const small = async () =>
    unzipSync(await writeExcelFile([['Mã hồ sơ', 'Trạng thái'].map((value) => ({ type: String, value }))]).toBuffer());
  const SHEET = 'xl/worksheets/sheet1.xml';
  const withRows = async (rows: string, before = ''): Promise<View> => {
    const sheet = `${before}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
    return readView('xlsx', inPieces(zipSync({ ...(await small()), [SHEET]: strToU8(sheet) }), 500), 'portal');
  };
  const text = (at: string, value: string): string => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const HEAD = `<row r="1">${text('A1', 'code')}${text('B1', 'status')}</row>`;

  it.each([
    ['in a column that no register has', '<row r="2"><c r="XFD2"><v>1</v></c></row>', `XLSX, ${SHEET}, XFD2`],
    ['at no place', '<row r="2"><c r="ZZZZZZZ9999"><v>1</v></c></row>', `XLSX, ${SHEET}, ZZZZZZZ9999`],
    ['in a row that no sheet has', '<row r="99999999999"/>', `XLSX, ${SHEET}, row 99999999999`],
    ['alone, far from all others', '<row r="999999"><c r="IV999999"><v>1</v></c></row>', `XLSX, ${SHEET}, IV999999`],
  ])('and refused for a cell %s', async (_name, rows, place) => {
    expect(await refusalOf(await withRows(HEAD + rows))).toEqual({
      code: 'reconciliation/file-unreadable',
      params: { place },
    });
  });

  it('and refused for a cell beyond the rows that a view may have', async () => {
    expect(await refusalOf(await withRows(`${HEAD}<row r="1048576"><c r="A1048576"><v>1</v></c></row>`))).toEqual({
      code: 'reconciliation/too-many-rows',
      params: { most: DEFAULT_VIEW_LIMITS.rows },
    });
  });

  it('and refused for a DTD, whatever it declares', async () => {
    expect(await refusalOf(await withRows(HEAD, '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///x">]>'))).toEqual({
      code: 'reconciliation/file-unreadable',
      params: { place: `XLSX, ${SHEET}, DOCTYPE` },
    });
  });

  it('and read where its rows have gaps', async () => {
    const rows = `${HEAD}<row r="40">${text('A40', CODE)}${text('B40', '4')}</row>`;
    expect(await all(await withRows(rows))).toMatchObject([{ line: 40, code: CODE, status: '4' }]);
  });
});
