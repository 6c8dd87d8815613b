import type { Dossier, DossierTraceLine } from '@lienthong/client';
import { whyThatDay } from './why-that-day.js';

const received = {
  procedure: { code: '2.000986', from: '2026-09-01', name: 'Khai sinh' },
  options: ['cu-tru'],
  receivedAt: '2026-11-30T03:30:00.000Z',
} as unknown as Dossier;

const line = (type: string, data: object): DossierTraceLine =>
  ({ type, at: '2026-12-03T02:00:00.000Z', data }) as unknown as DossierTraceLine;
const set = line('DueDateSet', {});
const asked = line('SupplementRequested', { reportId: 'r', at: '2026-12-01T02:00:00.000Z' });
const came = line('SupplementReceived', { requestId: 'r', at: '2026-12-03T02:00:00.000Z', then: 'shift' });

describe('why a promised day is that day', () => {
  it('follows from the reception alone where nothing was waited for', async () => {
    expect(await whyThatDay(received, [set])).toMatchObject({ due: '2026-12-03T10:00:00.000Z' });
    expect(await whyThatDay(received, [set, asked])).toMatchObject({ due: '2026-12-03T10:00:00.000Z' });
  });

  it('tells of the wait that moved it', async () => {
    const { due, lines } = await whyThatDay(received, [set, asked, came]);
    expect(due).toBe('2026-12-07T10:00:00.000Z');
    expect(lines.join('\n')).toContain('Tạm dừng từ 09:00 thứ Ba 01/12/2026 đến 09:00 thứ Năm 03/12/2026');
  });

  it('is not told for a procedure that does not ship with the hub', async () => {
    const foreign = { ...received, procedure: { ...received.procedure, code: '9.999999' } };
    await expect(whyThatDay(foreign, [set])).rejects.toThrow('not received under a procedure');
  });
});
