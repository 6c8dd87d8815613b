import type { PassageDesk, PassageDeskCommand } from './passage-desk.js';
import { passageDeskDecider } from './passage-desk.js';

const { initial, decide, evolve } = passageDeskDecider;

const after = (...commands: readonly PassageDeskCommand[]): PassageDesk =>
  commands.reduce((state, command) => {
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
    expect(after(failOut(1), order).get('p-1')?.state).toBe('ordered');
    expect(decide(order, after(failOut(1), order))).toEqual({ accepted: true, events: [] });
    expect(after(failOut(1), order, failOut(2)).get('p-1')).toMatchObject({ state: 'failed', attempt: 2 });
  });

  it('stays given up, however often it is offered again', () => {
    const givenUp = after(failOut(1), { type: 'GiveUp', passage: 'p-1', reason: 'Gửi bản giấy' });
    expect(givenUp.get('p-1')?.state).toBe('given-up');
    expect(decide(failOut(2), givenUp)).toEqual({ accepted: true, events: [] });
    expect(decide(order, givenUp)).toEqual({
      accepted: false,
      refusal: { code: 'axis/not-at-the-desk', path: '/id' },
    });
  });

  it('is forgotten once it passed', () => {
    expect(after(failOut(1), order, { type: 'Settle', passage: 'p-1' }).size).toBe(0);
    expect(decide({ type: 'Settle', passage: 'p-1' }, initial)).toEqual({ accepted: true, events: [] });
  });

  it('refuses a decision about what does not wait', () => {
    const refusal = { code: 'axis/not-at-the-desk', path: '/id' };
    expect(decide(order, initial)).toEqual({ accepted: false, refusal });
    expect(decide({ type: 'GiveUp', passage: 'p-2', reason: 'x' }, after(failOut(1)))).toEqual({
      accepted: false,
      refusal,
    });
  });

  it('keeps what came in and was not understood under its docId', () => {
    const data = { axis: 'quoc-gia', passage: 'p-9', docId: 'd-9', attempt: 1, code: 'edxml/required' };
    expect(after({ type: 'FailIn', data }).get('p-9')).toEqual({ direction: 'in', state: 'failed', ...data });
    expect(decide({ type: 'FailIn', data }, after({ type: 'FailIn', data }))).toEqual({ accepted: true, events: [] });
  });
});
