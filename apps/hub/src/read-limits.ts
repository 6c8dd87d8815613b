import { DEFAULT_FACE_LIMITS } from '@lienthong/axis';
import type { FaceLimits } from '@lienthong/axis';
import { EDGE_DEFAULTS } from '@lienthong/http-edge';
import { DEFAULT_EDXML_LIMITS } from '@lienthong/edxml';
import type { HubConfig } from './config.js';

type Figures = Readonly<Record<string, number>>;

/** Whole positive figures under known names; otherwise the path of the first that is not. */
const figures = (value: unknown, known: object, path: string): Figures | string => {
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null) return path;
  for (const [name, figure] of Object.entries(value)) {
    if (!Object.hasOwn(known, name) || !Number.isSafeInteger(figure) || Number(figure) <= 0) return `${path}/${name}`;
  }
  return value as Figures;
};

/** Limits of the axis's face, which has two rates of its own. */
const faceLimits = (value: unknown): Partial<FaceLimits> | string => {
  const { rate: ofRate, trials: ofTrials, ...rest } = (value ?? {}) as Readonly<Record<string, unknown>>;
  const plain = figures(value === undefined || typeof value === 'object' ? rest : value, DEFAULT_FACE_LIMITS, '/axis');
  const rate = figures(ofRate, DEFAULT_FACE_LIMITS.rate, '/axis/rate');
  const trials = figures(ofTrials, DEFAULT_FACE_LIMITS.trials, '/axis/trials');
  for (const read of [plain, rate, trials]) if (typeof read === 'string') return read;
  return {
    ...(plain as Figures),
    rate: { ...DEFAULT_FACE_LIMITS.rate, ...(rate as Figures) },
    trials: { ...DEFAULT_FACE_LIMITS.trials, ...(trials as Figures) },
  };
};

/** Reads a configuration of rates and limits over the defaults; answers the path of what it does not understand. */
export const readLimits = (defaults: HubConfig, text: string): HubConfig | string => {
  let given: Readonly<Record<string, unknown>>;
  try {
    given = JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return '/';
  }
  const stray = Object.keys(given).find((name) => !['rate', 'edge', 'limits', 'axis'].includes(name));
  if (stray !== undefined) return `/${stray}`;
  const { edxml: ofEdxml, ...ofLimits } = (given['limits'] ?? {}) as Readonly<Record<string, unknown>>;
  const rate = figures(given['rate'], defaults.rate, '/rate');
  const edge = figures(given['edge'], EDGE_DEFAULTS, '/edge');
  const limits = figures(ofLimits, { ...defaults.limits, edxml: undefined }, '/limits');
  const edxml = figures(ofEdxml, DEFAULT_EDXML_LIMITS, '/limits/edxml');
  const axis = faceLimits(given['axis']);
  if (typeof axis === 'string') return axis;
  for (const read of [rate, edge, limits, edxml]) if (typeof read === 'string') return read;
  return {
    ...defaults,
    axisLimits: axis,
    rate: { ...defaults.rate, ...(rate as Figures) },
    edge: { ...defaults.edge, ...(edge as Figures) },
    limits: { ...defaults.limits, ...(limits as Figures), edxml: { ...defaults.limits.edxml, ...(edxml as Figures) } },
  };
};
