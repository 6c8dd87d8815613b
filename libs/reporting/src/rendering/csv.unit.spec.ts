import { renderCsv } from './csv.js';

describe('a table as CSV', () => {
  it('begins with the mark of UTF-8, ends every record with CRLF, and quotes as RFC 4180 says', () => {
    const table = {
      title: 'T',
      headings: ['Lĩnh vực', 'Số'],
      rows: [
        ['Đất "đai", nhà', 3],
        ['hai\ndòng', null],
      ],
    };
    expect(renderCsv(table)).toBe('\uFEFFLĩnh vực,Số\r\n"Đất ""đai"", nhà",3\r\n"hai\ndòng",\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1'])('runs no formula: %j is a text', (text) => {
    expect(renderCsv({ title: 'T', headings: ['A'], rows: [[text]] })).toBe(`\uFEFFA\r\n'${text}\r\n`);
  });

  it('leaves numbers below zero numbers', () => {
    expect(renderCsv({ title: 'T', headings: ['A'], rows: [[-1]] })).toBe('\uFEFFA\r\n-1\r\n');
  });
});
