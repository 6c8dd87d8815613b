import { DEFAULT_FACE_LIMITS } from '@lienthong/axis';
import { DEFAULT_LINE_PATIENCE, DEFAULT_PATIENCE, LEAST_PATIENCE } from '@lienthong/axis-connector';
import type { FaceLimits } from '@lienthong/axis';
import { EDGE_DEFAULTS } from '@lienthong/http-edge';
import { DEFAULT_EDXML_LIMITS } from '@lienthong/edxml';
import type { HubConfig } from './config.js';
import type { ConnectorConfig } from './connector.js';

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

/** How the hub waits as a client of axes. No figure lies below what tells one message from an outage that has just begun. */
const connectorPatience = (value: unknown): ConnectorConfig | string => {
  const { patience: ofPatience, line: ofLine, ...rest } = (value ?? {}) as Readonly<Record<string, unknown>>;
  const stray = figures(value === undefined || typeof value === 'object' ? rest : value, {}, '/connector');
  if (typeof stray === 'string') return stray;
  const patience = figures(ofPatience, DEFAULT_PATIENCE, '/connector/patience');
  const line = figures(ofLine, DEFAULT_LINE_PATIENCE, '/connector/line');
  if (typeof patience === 'string') return patience;
  if (typeof line === 'string') return line;
  for (const [name, least] of Object.entries(LEAST_PATIENCE)) {
    if ((patience[name] ?? least) < least) return `/connector/patience/${name}`;
  }
  const { baseMs, maxMs } = { ...DEFAULT_PATIENCE, ...patience };
  if (maxMs < baseMs) return '/connector/patience/maxMs';
  const { idleMs, wholeMs } = { ...DEFAULT_LINE_PATIENCE, ...line };
  return wholeMs < idleMs ? '/connector/line/wholeMs' : { patience, line };
};

/** Reads a configuration of rates and limits over the defaults; answers the path of what it does not understand. */
export const readLimits = (defaults: HubConfig, text: string): HubConfig | string => {
  let given: Readonly<Record<string, unknown>>;
  try {
    given = JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return '/';
  }
  const stray = Object.keys(given).find((name) => !['rate', 'edge', 'limits', 'axis', 'connector'].includes(name));
  if (stray !== undefined) return `/${stray}`;
  const { edxml: ofEdxml, ...ofLimits } = (given['limits'] ?? {}) as Readonly<Record<string, unknown>>;
  const rate = figures(given['rate'], defaults.rate, '/rate');
  const edge = figures(given['edge'], EDGE_DEFAULTS, '/edge');
  const limits = figures(ofLimits, { ...defaults.limits, edxml: undefined }, '/limits');
  const edxml = figures(ofEdxml, DEFAULT_EDXML_LIMITS, '/limits/edxml');
  const axis = faceLimits(given['axis']);
  if (typeof axis === 'string') return axis;
  const connector = connectorPatience(given['connector']);
  if (typeof connector === 'string') return connector;
  for (const read of [rate, edge, limits, edxml]) if (typeof read === 'string') return read;
  return {
    ...defaults,
    axisLimits: axis,
    connector,
    rate: { ...defaults.rate, ...(rate as Figures) },
    edge: { ...defaults.edge, ...(edge as Figures) },
    limits: { ...defaults.limits, ...(limits as Figures), edxml: { ...defaults.limits.edxml, ...(edxml as Figures) } },
  };
};
