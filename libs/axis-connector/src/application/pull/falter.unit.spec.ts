import { Fault, instantOf } from '@lienthong/kernel';
import type { FailedPassage, OpenPassageDesk, TriedPassage } from '@lienthong/exchange/connector';
import { createEvidence } from '../patience/evidence.js';
import { falteringMessages } from './falter.js';

const fault = new Fault('axis/system-error', 'The axis answered 20', { retriable: true });

/** A desk of one message, of which only what is counted matters here. */
const fixture = (open?: FailedPassage | TriedPassage, here: readonly string[] = []) => {
  let now = 1_000_000_000;
  let one = open;
  const recorded: string[] = [];
  const aside: string[] = [];
  const looked: string[] = [];
  const desk: Pick<OpenPassageDesk, 'of' | 'record' | 'trying'> = {
    of: () => one,
    trying: () => (one?.state === 'trying' ? [one] : []),
    record: (command) => {
      recorded.push(command.type);
      if (command.type === 'FalterIn') {
        const before = one?.state === 'trying' ? one : undefined;
        const since = before?.since ?? instantOf(new Date(now));
        const times = (before?.times ?? 0) + Number(command.against);
        one = { direction: 'in', state: 'trying', ...command.data, times, since };
      }
      if (command.type === 'Settle') one = undefined;
      if (command.type === 'FailIn') one = { direction: 'in', state: 'failed', ...command.data };
      return Promise.resolve({ ok: true, value: undefined });
    },
  };
  const evidence = createEvidence(() => now);
  const messages = falteringMessages({
    axis: 'truc',
    desk,
    isHere: (docId) => {
      looked.push(docId);
      return Promise.resolve(here.includes(docId));
    },
    evidence,
    policy: { baseMs: 1_000, maxMs: 60_000, tries: 3, triesForMs: 10_000, slowMs: 2_000 },
    clock: { now: () => instantOf(new Date(now)) },
    random: () => 1,
    onSetAside: ({ message, outage }) => aside.push(`${message} ${outage}`),
  });
  const fail = (isThere = false) =>
    messages.judge({ docId: 'd-1', call: 'getEdoc', from: now, to: now, fault }, isThere);
  const pass = () => evidence.passed('getEdoc');
  return { messages, recorded, aside, looked, fail, pass, desk: () => one, later: (ms: number) => (now += ms) };
};

describe('a listed message that the axis fails', () => {
  it('is not judged while nothing else gets through, however often it fails', async () => {
    const { fail, later, recorded, desk } = fixture();
    for (let count = 0; count < 100; count += 1) {
      expect(await fail()).toBe(false);
      later(60_000);
    }
    expect(recorded).toEqual([]);
    expect(desk()).toBeUndefined();
  });

  it('is at the desk while the axis answers, and is not judged: nothing tells whether the axis is away', async () => {
    const { fail, later, desk, messages } = fixture();
    for (let count = 0; count < 100; count += 1) {
      expect(await fail(true)).toBe(false);
      expect(messages.rests('d-1')).toBe(false);
      later(60_000);
    }
    expect(desk()).toMatchObject({ state: 'trying', times: 0 });
  });

  it('rests ever longer while others pass, and others need not wait for it', async () => {
    const { messages, fail, pass, later } = fixture();
    pass();
    expect(await fail()).toBe(true);
    expect(messages.rests('d-1')).toBe(true);
    later(1_001);
    expect(messages.rests('d-1')).toBe(false);
    pass();
    await fail();
    later(1_001);
    expect(messages.rests('d-1')).toBe(true);
    messages.wake();
    expect(messages.rests('d-1')).toBe(false);
  });

  it('is set aside once it failed often and long enough beside others, with the reason', async () => {
    const { fail, pass, later, aside, desk, recorded } = fixture();
    for (let count = 0; count < 5; count += 1) {
      pass();
      await fail();
      later(2_500);
    }
    expect(aside).toEqual(['d-1 axis/system-error']);
    expect(desk()).toMatchObject({
      state: 'failed',
      code: 'axis/set-aside',
      outage: 'axis/system-error',
      attempt: 1,
      times: 5,
    });
    expect(recorded).toEqual(['FalterIn', 'FalterIn', 'FalterIn', 'FalterIn', 'FalterIn', 'FailIn']);
  });

  it('is not set aside for an outage that came and went, however often it failed beside what passed before and behind it', async () => {
    const { fail, pass, later, aside, desk } = fixture();
    pass();
    for (let count = 0; count < 20; count += 1) {
      expect(await fail()).toBe(true);
      later(100);
    }
    later(3_600_000);
    expect(await fail()).toBe(false);
    later(60_000);
    pass();
    for (let count = 0; count < 20; count += 1) expect(await fail()).toBe(true);
    expect(aside).toEqual([]);
    expect(desk()).toMatchObject({ state: 'trying', times: 2 });
  });

  it('is not set aside for failing often within a short time, as when an outage begins', async () => {
    const { fail, pass, aside } = fixture();
    pass();
    for (let count = 0; count < 50; count += 1) await fail();
    expect(aside).toEqual([]);
  });

  it('passed where the axis lists it no more and it is here: the answer to its acknowledgement was lost', async () => {
    const { messages, fail, pass, desk } = fixture(undefined, ['d-1']);
    pass();
    await fail();
    await messages.keep(new Set(['d-1']));
    expect(desk()).toMatchObject({ state: 'trying' });
    await messages.keep(new Set());
    expect(desk()).toBeUndefined();
  });

  it('stays at the desk where the axis lists it no more and it is not here, and is looked for once', async () => {
    const { messages, fail, pass, desk, looked } = fixture();
    pass();
    await fail();
    for (let count = 0; count < 3; count += 1) await messages.keep(new Set());
    expect(desk()).toMatchObject({ state: 'trying' });
    expect(looked).toEqual(['d-1']);
    await messages.keep(new Set(['d-1']));
    await messages.keep(new Set());
    expect(looked).toEqual(['d-1', 'd-1']);
  });
});
