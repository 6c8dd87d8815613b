import { openMemoryEventStore, streamName } from '@lienthong/event-store';
import { Fault, instantOf } from '@lienthong/kernel';
import { openSilence } from './silence.js';

const START = Date.UTC(2026, 10, 20, 1);
const MINUTE = 60_000;

const fixture = () => {
  let now = START;
  const clock = { now: () => instantOf(new Date(now)) };
  const store = openMemoryEventStore({ clock });
  const failures: unknown[] = [];
  const open = (joinedAt = instantOf(new Date(START)), through: Partial<typeof store> = {}) =>
    openSilence({
      store: { ...store, ...through },
      clock,
      axis: 'truc',
      joinedAt,
      onFailure: (error) => failures.push(error),
    });
  const types = async () => (await store.readStream(streamName('axissilence', 'truc'))).map(({ type }) => type);
  return {
    open,
    store,
    types,
    failures,
    later: (ms: number) => (now += ms),
    minutes: (at: number) => (at - START) / MINUTE,
  };
};

describe('the silence of an axis', () => {
  it('counts from its last right answer, however often the hub is started again meanwhile', async () => {
    const { open, later, minutes } = fixture();
    const first = await open();
    first.heard();
    later(MINUTE);
    first.unheard();
    await first.settled();
    for (let start = 0; start < 5; start += 1) {
      later(MINUTE);
      const again = await open();
      expect(minutes(again.heardAt())).toBe(0);
      again.unheard();
      await again.settled();
    }
  });

  it('counts from the first time that it was asked, where it never answered', async () => {
    const { open, later, minutes, types } = fixture();
    later(MINUTE);
    const first = await open();
    later(100);
    first.unheard();
    await first.settled();
    later(10 * MINUTE);
    expect(minutes((await open()).heardAt())).toBe(1);
    expect(await types()).toEqual(['AxisFellSilent']);
  });

  it('is over with a right answer, for the next start, too', async () => {
    const { open, later, minutes, types } = fixture();
    const first = await open();
    first.unheard();
    await first.settled();
    later(MINUTE);
    const second = await open();
    second.heard();
    expect(minutes(second.heardAt())).toBe(1);
    await second.settled();
    later(MINUTE);
    expect(minutes((await open()).heardAt())).toBe(2);
    expect(await types()).toEqual(['AxisFellSilent', 'AxisHeardAgain']);
  });

  it('is not written for each call that fails between others that do not', async () => {
    const { open, later, types } = fixture();
    const silence = await open();
    for (let count = 0; count < 100; count += 1) {
      silence.heard();
      later(2_000);
      silence.unheard();
    }
    await silence.settled();
    expect(await types()).toEqual([]);
  });

  it('of before the axis was joined again says nothing of it', async () => {
    const { open, later, minutes } = fixture();
    const first = await open();
    first.unheard();
    await first.settled();
    later(60 * MINUTE);
    const joined = await open(instantOf(new Date(START + 60 * MINUTE)));
    expect(minutes(joined.heardAt())).toBe(60);
  });

  it('that could not be written is told of and written at the next call that fails', async () => {
    const { open, store, types, failures } = fixture();
    let isFull = true;
    const full = new Fault('store/unavailable', 'full', { retriable: true });
    const append: typeof store.append = (...written) => (isFull ? Promise.reject(full) : store.append(...written));
    const silence = await open(undefined, { append });
    silence.unheard();
    await silence.settled();
    expect(failures).toEqual([full]);
    isFull = false;
    silence.unheard();
    await silence.settled();
    expect(await types()).toEqual(['AxisFellSilent']);
  });
});
