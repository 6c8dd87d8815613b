import { jsonReport } from './report.js';
import { tableReport } from './table.js';

const missed = {
  value: 123.456789,
  unit: '201/s',
  rawLimit: 1000,
  ratio: 0.123456789,
  peakRssMb: 600,
  bars: [{ what: 'at least 0.6 of a bare handler', met: false }],
  remarks: ['a remark'],
};

describe('the report of a bench', () => {
  it('has exactly the agreed fields in JSON, null where a figure does not apply', () => {
    expect(JSON.parse(jsonReport([{ name: 'exchange.submit', outcome: missed }]))).toEqual({
      scenarios: [
        {
          name: 'exchange.submit',
          value: 123.46,
          unit: '201/s',
          rawLimit: 1000,
          ratio: 0.12346,
          p50Ms: null,
          p99Ms: null,
          peakRssMb: 600,
        },
      ],
    });
  });

  it('says in the table what was missed and what failed', () => {
    const text = tableReport([
      { name: 'exchange.submit', outcome: missed },
      { name: 'store.read', failure: 'it broke' },
    ]);
    expect(text).toContain('MISSED at least 0.6 of a bare handler');
    expect(text).toContain('store.read FAILED: it broke');
  });
});
