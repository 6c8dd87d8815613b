import { newEventId } from '@lienthong/event-store';
import { Fault } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import { timersOf } from '../../domain/alarms.js';
import type { DossierIndex } from '../index/dossier-index.js';
import type { DossierPorts } from '../ports.js';
import { actOnDossier } from '../running/act-on-dossier.js';
import { loadDossier } from '../running/load-dossier.js';

export type TimerPorts = DossierPorts & { readonly index: Pick<DossierIndex, 'dueBy'> };

const PAGE = 500;
/** Dossiers whose alarms are decided side by side, so that their commits are shared. */
const ASIDE = 64;

/** Raises what is due of one dossier; who was faster in another process has raised it already. */
const raiseOf = async (ports: TimerPorts, dossier: string, now: Instant): Promise<number> => {
  const { state } = await loadDossier(ports)(dossier);
  let raised = 0;
  for (const { key, alarm } of timersOf(state).filter(({ at }) => at <= now)) {
    const act = { id: newEventId(), by: { role: 'hub' as const }, at: now };
    const written = await actOnDossier(ports)(dossier, { type: 'RaiseAlarm', key, alarm, now }, act);
    if (!written.ok) throw new Fault(written.refusal.code, `The alarm ${key} of the dossier ${dossier} was not raised`);
    raised += written.value.appended.length;
  }
  return raised;
};

/**
 * Looks once, by moment, page by page: the index names whose timers have fired, the dossier itself decides whether
 * somebody is told. An index that is behind names one again, for which nothing is raised. Answers how many alarms were
 * raised. One that cannot be decided on keeps no other waiting: when all were looked at, the fault
 * `dossier/alarms-not-raised` says how many, caused by the first.
 */
export const raiseAlarms = (ports: TimerPorts) => async (): Promise<number> => {
  const now = ports.clock.now();
  let raised = 0;
  const failed: unknown[] = [];
  for (let page = ports.index.dueBy(now, PAGE); page.length > 0;) {
    for (let next = 0; next < page.length; next += ASIDE) {
      const some = page.slice(next, next + ASIDE).map(({ dossier }) => raiseOf(ports, dossier, now));
      for (const outcome of await Promise.allSettled(some)) {
        if (outcome.status === 'fulfilled') raised += outcome.value;
        else failed.push(outcome.reason);
      }
    }
    page = page.length < PAGE ? [] : ports.index.dueBy(now, PAGE, page.at(-1));
  }
  if (failed.length > 0)
    throw new Fault('dossier/alarms-not-raised', `Alarms of ${failed.length} dossiers could not be raised`, {
      cause: failed[0],
      retriable: true,
    });
  return raised;
};
