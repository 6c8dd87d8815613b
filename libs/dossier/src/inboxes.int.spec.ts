import { memoryCheckpoints, startReactor } from '@lienthong/event-store';
import type { DossierCommand } from './domain/dossier.commands.js';
import { recordNotices } from './adapters/citizens/record-notices.js';
import { citizenNoticeStream } from './contracts/citizen-notices.js';
import { birthFiling } from './testing/birth-filing.js';
import { answered, certified, COMMUNE, FILED, INSURANCE, POLICE, received, reports, returns } from './testing/birth.js';
import { openDossierWorld, valueOf } from './testing/dossier-world.js';
import { storeInboxes } from './testing/store-inboxes.js';
import { citizenHandlers } from './application/citizens/citizen-notices.js';
import { actOnDossier } from './application/running/act-on-dossier.js';
import { fileDossier } from './application/running/file-dossier.js';
import { notifierHandlers } from './application/inboxes/notifier.js';

/** A birth after these commands, its reactors run to the end: behind the last of them, or behind each. */
const told = (...commands: readonly DossierCommand[]) => toldWhen('at-the-end', ...commands);

const toldWhen = async (when: 'at-the-end' | 'at-once', ...commands: readonly DossierCommand[]) => {
  const world = await openDossierWorld(FILED);
  const { inboxes, entries } = storeInboxes(world.plainStore);
  const { dossier } = valueOf(await fileDossier(world.ports)(birthFiling, world.act(FILED)));
  const ports = { ...world.another(), inboxes, citizens: recordNotices(world.plainStore) };
  const run = async (name: string): Promise<void> => {
    for (const handlers of [notifierHandlers(ports), citizenHandlers(ports)]) {
      const failures: unknown[] = [];
      const reactor = await startReactor({
        name,
        store: world.store,
        codec: world.codec,
        categories: ['dossier'],
        handlers,
        checkpoints: memoryCheckpoints(),
        clock: world.clock,
        onAlarm: (alarm) => void failures.push(alarm),
      });
      await reactor.caughtUp(await world.store.head());
      await reactor.stop();
      expect(failures).toEqual([]);
    }
  };
  for (const command of [received, ...commands]) {
    valueOf(await actOnDossier(world.ports)(dossier, command, world.act(command.now)));
    if (when === 'at-once') await run('first');
  }
  await run('first');
  return {
    dossier,
    again: () => run('again'),
    lines: async (agency: string) =>
      (await entries(agency)).map((entry) =>
        [entry.kind === 'task' ? 'task' : 'notice', entry.what, entry.leg ?? '-', entry.attempt ?? '-'].join(' '),
      ),
    entries,
    citizen: async () =>
      (await world.store.readStream(citizenNoticeStream(dossier)))
        .map(({ data }) => data as { what: string; due: string })
        .map(({ what, due }) => `${what} ${due}`),
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
};

describe('facts of a dossier in the inboxes', () => {
  it('hand the first leg to the commune, then the next two to police and insurance', async () => {
    await using birth = await told(certified);
    expect(await birth.lines(COMMUNE)).toEqual(['task start khai-sinh 1']);
    expect(await birth.lines(POLICE)).toEqual(['task start thuong-tru 1']);
    expect(await birth.lines(INSURANCE)).toEqual(['task start bhyt 1']);
    const [task] = await birth.entries(POLICE);
    expect(task).toMatchObject({
      dossier: birth.dossier,
      code: 'H49.204-260303-0001',
      from: COMMUNE,
      due: '2026-03-05T10:00:00.000Z',
      acknowledgeBy: '2026-03-03T07:00:00.000Z',
      requestId: null,
    });
  });

  it('tell the commune of a wrong certificate, and the other leg that it is wrong, then mended', async () => {
    const mended = reports('Complete', 'khai-sinh', '2026-03-04 10:00', { reportId: 'mended' });
    await using birth = await told(certified, returns('thuong-tru', '2026-03-04 08:00'), mended);
    expect(await birth.lines(COMMUNE)).toEqual([
      'task start khai-sinh 1',
      'notice returned khai-sinh 1',
      'task correct khai-sinh 2',
    ]);
    expect(await birth.lines(INSURANCE)).toEqual(['task start bhyt 1', 'notice wrong bhyt 1', 'notice mended bhyt 1']);
    expect(await birth.lines(POLICE)).toEqual(['task start thuong-tru 1', 'task resume thuong-tru 1']);
  });

  it('let the receiver ask the citizen, and the leg know that the answer came', async () => {
    const asked = reports('RequestSupplement', 'thuong-tru', '2026-03-04 08:00', { reportId: 'asked' });
    await using birth = await told(certified, asked, answered('asked', '2026-03-05 08:00'));
    expect(await birth.lines(COMMUNE)).toEqual(['task start khai-sinh 1', 'task ask-supplement thuong-tru 1']);
    expect((await birth.entries(COMMUNE)).at(-1)).toMatchObject({ requestId: 'asked' });
    expect(await birth.lines(POLICE)).toEqual([
      'task start thuong-tru 1',
      'notice answered thuong-tru 1',
      'notice due-moved thuong-tru 1',
    ]);
  });

  it('call off what is open when the citizen withdraws, and nobody is told of what it reported itself', async () => {
    await using birth = await told(certified, { type: 'Withdraw', now: certified.now });
    expect(await birth.lines(COMMUNE)).toEqual(['task start khai-sinh 1']);
    expect(await birth.lines(POLICE)).toEqual(['task start thuong-tru 1', 'notice cancelled thuong-tru 1']);
  });

  it('ask the receiver to deliver once every leg is done', async () => {
    const done = (['thuong-tru', 'bhyt'] as const).map((leg) => reports('Complete', leg, '2026-03-04 09:00'));
    await using birth = await told(certified, ...done);
    expect(await birth.lines(COMMUNE)).toEqual([
      'task start khai-sinh 1',
      'notice completed thuong-tru 1',
      'notice completed bhyt 1',
      'task deliver - -',
    ]);
    expect((await birth.citizen())[0]).toBe('received 2026-03-06T10:00:00.000Z');
    expect(await birth.citizen()).toHaveLength(2);
  });

  it('say what was so with their own fact, however late they are carried there', async () => {
    const asked = reports('RequestSupplement', 'bhyt', '2026-03-04 09:00', { reportId: 'asked' });
    const life = [
      certified,
      returns('thuong-tru', '2026-03-04 08:00'),
      asked,
      reports('Complete', 'khai-sinh', '2026-03-04 10:00', { reportId: 'mended' }),
      answered('asked', '2026-03-05 09:00'),
      reports('Complete', 'thuong-tru', '2026-03-05 10:00'),
      reports('Complete', 'bhyt', '2026-03-05 11:00'),
    ];
    await using prompt = await toldWhen('at-once', ...life);
    await using late = await told(...life);
    for (const agency of [COMMUNE, POLICE, INSURANCE]) {
      const entries = await late.entries(agency);
      expect(entries.length).toBeGreaterThan(1);
      expect(entries).toEqual(await prompt.entries(agency));
    }
    expect(await late.citizen()).toEqual(await prompt.citizen());
  });

  it('come once, however often a reactor begins anew', async () => {
    await using birth = await told(certified, returns('thuong-tru', '2026-03-04 08:00'));
    const before = [await birth.lines(COMMUNE), await birth.lines(POLICE), await birth.citizen()];
    await birth.again();
    expect([await birth.lines(COMMUNE), await birth.lines(POLICE), await birth.citizen()]).toEqual(before);
  });
});
