import { Fault, systemClock } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import { createWorkingTime } from '@lienthong/calendar';
import { loadDefinitions } from '@lienthong/dossier';
import { importAgencies, startRegister } from '@lienthong/registry';
import { appendable, DISTRICT, hamTanQuarter, RECONCILED } from '@lienthong/reporting/synthetic';
import type { Hidden } from '@lienthong/reporting/synthetic';
import { hubCodec } from './codec.js';
import { hubFolder } from './folder.js';
import { openStorage } from './storage.js';

export interface SyntheticFill {
  readonly label: string;
  readonly agency: string;
  readonly dossiers: number;
  readonly events: number;
}

const UNIT = { code: DISTRICT, name: 'Huyện Hàm Tân (dữ liệu giả lập)' } as const;

/**
 * Fills a stopped hub's folder with the synthetic quarter of Hàm Tân. Only here is a clock set: when something became
 * known is part of the story. Faults: `hub/not-empty` where dossiers lie already, `store/locked`, `reporting/synthetic-…`.
 */
export const fillSynthetic = async (
  dir: string,
  hidden: Hidden & { readonly seed: number },
): Promise<SyntheticFill> => {
  let shown: Instant | undefined;
  const clock = { now: () => shown ?? systemClock.now() };
  await using storage = await openStorage(hubFolder(dir), hubCodec(), clock);
  const { store } = storage;
  const page = await store.readAll({ after: 0, limit: 1, filter: { categories: ['dossier'] } });
  if (page.events.length > 0) throw new Fault('hub/not-empty', 'Synthetic dossiers are not mixed with others');
  await using registry = await startRegister(store);
  await importAgencies({ store, registry, clock })([
    { ...UNIT, level: 'district', from: '2020-01-01', example: true, source: 'Dữ liệu giả lập' },
  ]);
  const { library, calendar, commonHours } = await loadDefinitions();
  const time = createWorkingTime(calendar.knownAt(RECONCILED), commonHours);
  const quarter = hamTanQuarter({ time, procedures: library }, hidden);
  let events = 0;
  const streams = new Set<string>();
  for (const part of appendable(quarter)) {
    shown = part.recordedAt;
    await store.append(part.stream, 'any', part.events);
    events += part.events.length;
    streams.add(part.stream);
  }
  return { label: quarter.label, agency: DISTRICT, dossiers: streams.size, events };
};
