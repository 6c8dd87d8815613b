import type { Instant } from '@lienthong/kernel';
import type { PassageDeskCommand, StandingPassage } from './passage-desk.js';
import { passageDeskDecider } from './passage-desk.js';

const { initial, decide, evolve } = passageDeskDecider;

const after = (...commands: readonly PassageDeskCommand[]): StandingPassage =>
  commands.reduce<StandingPassage>((state, command) => {
    const decision = decide(command, state);
    if (!decision.accepted) throw new Error(decision.refusal.code);
    return decision.events.reduce(evolve, state);
  }, initial);

const way = {
  axis: 'quoc-gia',
  transfer: 't-1',
  agency: 'G22',
  sequence: 4,
  kind: 'document',
  passage: 'p-1',
} as const;
const failOut = (attempt: number): PassageDeskCommand => ({
  type: 'FailOut',
  data: { ...way, attempt, code: 'axis/refused', number: '18' },
  words: 'Don vi nhan khong ton tai',
});
const order: PassageDeskCommand = { type: 'OrderRetry', passage: 'p-1', reason: 'Đã sửa danh bạ' };

const at = (second: number) => `2026-11-20T08:00:${String(second).padStart(2, '0')}.000Z` as Instant;
const falter = (against: boolean, second: number, attempt = 1): PassageDeskCommand => ({
  type: 'FalterOut',
  data: { ...way, attempt, code: 'axis/system-error' },
  against,
  at: at(second),
});

describe('what an axis gives no answer about', () => {
  it('waits from the first try on, and an outage that lasts is no new fact', () => {
    const waiting = after(falter(false, 1));
    expect(waiting).toMatchObject({ state: 'trying', times: 0, since: at(1) });
    expect(decide(falter(false, 2), waiting)).toEqual({ accepted: true, events: [] });
  });

  it('is counted from the first try that failed while others passed', () => {
    const counted = after(falter(false, 1), falter(true, 5), falter(false, 6), falter(true, 9));
    expect(counted).toMatchObject({ state: 'trying', times: 2, since: at(5) });
  });

  it('is set aside, ordered, and counted anew', () => {
    const aside = after(falter(true, 1), failOut(1));
    expect(aside?.state).toBe('failed');
    expect(decide(falter(true, 2), aside)).toEqual({ accepted: true, events: [] });
    expect(after(falter(true, 1), failOut(1), order, falter(true, 9, 2))).toMatchObject({
      state: 'trying',
      attempt: 2,
      times: 1,
      since: at(9),
    });
  });

  it('may be given up while it is tried, and is forgotten once it passed', () => {
    const giveUp: PassageDeskCommand = { type: 'GiveUp', passage: 'p-1', reason: 'Gửi bản giấy' };
    expect(after(falter(true, 1), giveUp)?.state).toBe('given-up');
    expect(decide(falter(true, 2), after(falter(true, 1), giveUp))).toEqual({ accepted: true, events: [] });
    expect(decide(order, after(falter(true, 1)))).toEqual({ accepted: true, events: [] });
    expect(after(falter(true, 1), { type: 'Settle', passage: 'p-1' })).toBeUndefined();
  });
});

describe('what did not pass over an axis', () => {
  it('waits for an operator, with what the axis said sealed beside it', () => {
    const decision = decide(failOut(1), initial);
    expect(decision).toEqual({
      accepted: true,
      events: [
        {
          type: 'RelayToNonERDSFailure',
          data: { ...way, attempt: 1, code: 'axis/refused', number: '18' },
          personal: { words: 'Don vi nhan khong ton tai' },
        },
      ],
    });
  });

  it('is known again when the same attempt fails once more, as after a crash', () => {
    expect(decide(failOut(1), after(failOut(1)))).toEqual({ accepted: true, events: [] });
  });

  it('is tried again by order, and fails again as a further attempt', () => {
    expect(after(failOut(1), order)?.state).toBe('ordered');
    expect(decide(order, after(failOut(1), order))).toEqual({ accepted: true, events: [] });
    expect(after(failOut(1), order, failOut(2))).toMatchObject({ state: 'failed', attempt: 2 });
  });

  it('stays given up, however often it is offered again', () => {
    const givenUp = after(failOut(1), { type: 'GiveUp', passage: 'p-1', reason: 'Gửi bản giấy' });
    expect(givenUp?.state).toBe('given-up');
    expect(decide(failOut(2), givenUp)).toEqual({ accepted: true, events: [] });
    expect(decide(order, givenUp)).toEqual({
      accepted: false,
      refusal: { code: 'axis/not-at-the-desk', path: '/id' },
    });
  });

  it('is forgotten once it passed', () => {
    expect(after(failOut(1), order, { type: 'Settle', passage: 'p-1' })).toBeUndefined();
    expect(decide({ type: 'Settle', passage: 'p-1' }, initial)).toEqual({ accepted: true, events: [] });
  });

  it('refuses a decision about what does not wait', () => {
    const refusal = { code: 'axis/not-at-the-desk', path: '/id' };
    expect(decide(order, initial)).toEqual({ accepted: false, refusal });
    expect(decide({ type: 'GiveUp', passage: 'p-1', reason: 'x' }, initial)).toEqual({ accepted: false, refusal });
  });

  it('keeps what came in and was not understood under its docId', () => {
    const data = { axis: 'quoc-gia', passage: 'p-9', docId: 'd-9', attempt: 1, code: 'edxml/required' };
    expect(after({ type: 'FailIn', data })).toEqual({ direction: 'in', state: 'failed', ...data });
    expect(decide({ type: 'FailIn', data }, after({ type: 'FailIn', data }))).toEqual({ accepted: true, events: [] });
  });
});
