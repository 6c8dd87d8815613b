import type { Trace, TraceLine } from '@lienthong/client';
import { traceTable } from './trace.js';

const line = (type: string, more: Partial<TraceLine> = {}): TraceLine => ({
  position: 1,
  eventId: 'e',
  type,
  at: '2026-11-20T20:30:00.000Z',
  recordedAt: '2026-11-20T20:30:00.000Z',
  assertedBy: { role: 'hub', agency: null, system: null },
  stream: 's',
  revision: 0,
  agency: null,
  cause: null,
  data: {},
  personal: null,
  ...more,
});

const trace = (...lines: readonly TraceLine[]): Trace => ({
  transfer: 't-1',
  epoch: 'e',
  sender: 'H49',
  documentId: 'H49,2026/11/20,1/TB',
  test: false,
  lines,
  next: null,
});

const sender = { role: 'sender', agency: 'H49', system: 'qlvb' };

describe('a trace as a table', () => {
  it('says when in Việt Nam, what in both languages, and who says so', () => {
    const text = traceTable(
      trace(line('DocumentSubmitted', { assertedBy: sender, personal: { subject: 'Về việc thử' } })),
    );
    expect(text.split('\n')[0]).toBe('H49,2026/11/20,1/TB · H49 · Về việc thử');
    expect(text).toMatch(/2026-11-21 03:30:00 +Gửi văn bản +Submitted +bên gửi H49 \(qlvb\)$/m);
  });

  it('shows the reason of a refusal beside its recipient', () => {
    const personal = { reason: 'Không thuộc thẩm quyền' };
    const clerk = { role: 'clerk', agency: 'H49.204', system: null };
    const text = traceTable(trace(line('DeliveryRefused', { agency: 'H49.204', assertedBy: clerk, personal })));
    expect(text).toMatch(/02 Từ chối tiếp nhận +Refused +văn thư H49\.204 +H49\.204 +Không thuộc thẩm quyền$/m);
  });

  it('leaves the hub’s bookkeeping out unless asked', () => {
    const both = trace(
      line('InboxEntryPlaced', { agency: 'H49.204' }),
      line('DeliveryConsigned', { agency: 'H49.204' }),
    );
    expect(traceTable(both)).not.toContain('Placed');
    expect(traceTable(both, true)).toContain('Placed');
  });

  it('keeps the name of an event that it does not know', () => {
    expect(traceTable(trace(line('DeliveryTeleported')))).toContain('DeliveryTeleported');
  });
});
