import { holds } from '@lienthong/procedure';
import type { RecordedEvent } from '../domain/facts.js';
import type { Ground } from '../domain/ground.js';
import { chanceOf } from './chance.js';
import { planSlots } from './plan.js';
import type { Hidden } from './plan.js';
import { play } from './play.js';
import { PUBLISHED } from './quarter.js';
import { scriptOf } from './script.js';
import { stageOf } from './stage.js';
import type { Kind, Stage } from './stage.js';

export interface SyntheticQuarter {
  /** Not real beyond the published totals: a store that takes these events is marked so. */
  readonly synthetic: true;
  readonly label: string;
  readonly published: typeof PUBLISHED;
  /** Each dossier's in the order of its stream. */
  readonly events: readonly RecordedEvent[];
}

const LABEL =
  'Dữ liệu giả lập: chỉ các tổng số quý I/2024 của huyện Hàm Tân là số đã công bố; từng hồ sơ và cách chia nguyên nhân là giả định.';

/** Legs that take place where the citizen chose nothing. */
const legsTaking = ({ rules: { procedure } }: Stage): number =>
  procedure.legs.filter(({ condition }) => holds(condition, new Set())).length;

/**
 * The quarter of Hàm Tân as events, decided dossier by dossier. Only it may set when something became known.
 * The same seed and parameters give the same events; none of them says why a dossier is late.
 * @throws Fault `reporting/synthetic-parameters`
 */
export const hamTanQuarter = (ground: Ground, hidden: Hidden & { readonly seed: number }): SyntheticQuarter => {
  const chance = chanceOf(hidden.seed);
  const stages: Readonly<Record<Kind, Stage>> = {
    land: stageOf(ground, 'land'),
    birth: stageOf(ground, 'birth'),
    building: stageOf(ground, 'building'),
  };
  const slots = chance.shuffled(planSlots(hidden, chance));
  const events = slots.flatMap((slot, index) => {
    const script = scriptOf(slot, ground.time, chance, (kind) => ({
      legs: legsTaking(stages[kind]),
      mornings: stages[kind].mornings,
    }));
    const channel = slot.from === 'before' ? 'direct' : slot.from;
    const cast = { id: `synthetic-${hidden.seed}-${index + 1}`, serial: index + 1, channel } as const;
    return play(stages[script.kind].rules, cast, script);
  });
  return { synthetic: true, label: LABEL, published: PUBLISHED, events };
};
