import { createWorkingTime, explainDue } from '@lienthong/calendar';
import type { Explanation, Stop } from '@lienthong/calendar';
import type { Dossier, DossierTraceLine } from '@lienthong/client';
import { loadDefinitions } from '@lienthong/dossier/definitions';
import type { Instant } from '@lienthong/kernel';
import { limitUnder } from '@lienthong/procedure';
import { fall } from '../scenes/scene.js';

const textOf = ({ data }: DossierTraceLine, name: string): string | undefined => {
  const value = data[name];
  return typeof value === 'string' ? value : undefined;
};

/** From each request of a supplement to its answer. */
const stopsOf = (lines: readonly DossierTraceLine[]): readonly Stop[] =>
  lines.flatMap((line): readonly Stop[] => {
    if (line.type !== 'SupplementReceived') return [];
    const isItsRequest = (one: DossierTraceLine): boolean =>
      one.type === 'SupplementRequested' && textOf(one, 'reportId') === textOf(line, 'requestId');
    const asked = lines.find(isItsRequest);
    if (asked === undefined) return [];
    const then = textOf(line, 'then') === 'afresh' ? 'afresh' : 'shift';
    return [{ from: textOf(asked, 'at') as Instant, to: textOf(line, 'at') as Instant, then }];
  });

/**
 * Works a promised day out again, step by step, from what every party sees: the definition in force at the reception,
 * the dossier's history, the calendar known when the day was last set. The hub's own arithmetic has no part in it.
 */
export const whyThatDay = async (dossier: Dossier, lines: readonly DossierTraceLine[]): Promise<Explanation> => {
  const { library, calendar, commonHours } = await loadDefinitions();
  const { receivedAt, options, procedure } = dossier;
  const found = library.version(procedure.code, procedure.from);
  if (!found.ok || receivedAt === null) return fall('It was not received under a procedure that ships with the hub');
  const { limit: rule, cutoff } = found.value;
  const limit = limitUnder(rule, new Set(options));
  if (limit === undefined) return fall('Its procedure promises no day');
  const set = lines.findLast(({ type }) => type === 'DueDateSet' || type === 'DueDateMoved');
  const known = calendar.knownAt((set?.at ?? receivedAt) as Instant);
  return explainDue(createWorkingTime(known, commonHours), {
    receivedAt: receivedAt as Instant,
    limit,
    ...(cutoff === undefined ? {} : { cutoff }),
    stops: stopsOf(lines),
  });
};
