import type { AxisDirection, AxisState } from '@lienthong/client';
import { axisText } from './axis.js';

const up: AxisDirection = {
  passed: 3,
  refused: 0,
  setAside: 0,
  outages: 0,
  outageSince: null,
  doubtSince: null,
  code: null,
  waiting: 0,
  oldestMs: 0,
};
const state = (more: Partial<AxisState> = {}): AxisState => ({
  axis: 'quoc-gia',
  endpoint: 'https://truc.example.gov.vn/api',
  systemId: 'H49-LT',
  organId: 'H49',
  pollSeconds: 2,
  joinedAt: '2026-11-20T01:00:00.000Z',
  pull: up,
  push: up,
  sync: { outages: 0, outageSince: null, code: null },
  silentMs: 900,
  atDesk: 0,
  ...more,
});

describe('the state of an axis', () => {
  it('has nothing to do while messages pass, also after an outage that is over', () => {
    expect(axisText(state({ push: { ...up, outages: 1, code: 'axis/unreachable' } }))).not.toContain('→');
  });

  it('says what happened and what to do next, of each direction', () => {
    const since = '2026-11-20T02:00:00.000Z';
    const text = axisText(
      state({
        pull: { ...up, outageSince: since, code: 'axis/secret-refused' },
        push: { ...up, doubtSince: since, code: 'axis/timed-out' },
        sync: { outages: 1, outageSince: since, code: 'axis/reply-malformed' },
        atDesk: 2,
      }),
    );
    expect(text).toMatch(/nhận · pull: Trục không chấp nhận .* \[axis\/secret-refused\]\n→ .*Rotate the secret/);
    expect(text).toMatch(/gửi · push: Trục không trả lời .* \[axis\/timed-out\]\n→ /);
    expect(text).toMatch(/danh bạ · sync: .* \[axis\/reply-malformed\]\n→ /);
    expect(text).toContain('→ lienthong axis failed');
  });
});
