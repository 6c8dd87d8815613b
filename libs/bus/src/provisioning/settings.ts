import { Fault } from '@lienthong/kernel';

export interface QuotaSettings {
  /** Bytes a second. */
  readonly producerByteRate: number;
  readonly consumerByteRate: number;
  /** Of a broker's request threads, in percent of one thread. */
  readonly requestPercentage: number;
}

export interface ProvisioningSettings {
  readonly replicas: number;
  readonly minInSyncReplicas: number;
  /** The principal of the hub's processes. */
  readonly hub: string;
  /** How many shards of the bus edge and of the relay there are: each has its own group or transactional id. */
  readonly edges: number;
  readonly relays: number;
  readonly maxMessageBytes: number;
  readonly retentionDays: { readonly out: number; readonly in: number; readonly deadLetters: number };
  readonly quota: QuotaSettings;
  /** Other quotas for single systems. */
  readonly quotas: Readonly<Record<string, QuotaSettings>>;
  /** Systems that log in with a client certificate: they get no password. */
  readonly certificates: readonly string[];
  /** Principals (`User:…`) of the broker's own operators, whose wide rules are known and wanted. */
  readonly overseers: readonly string[];
}

export const DEFAULT_SETTINGS: ProvisioningSettings = {
  replicas: 1,
  minInSyncReplicas: 1,
  hub: 'hub',
  edges: 4,
  relays: 4,
  maxMessageBytes: 1_048_576,
  retentionDays: { out: 30, in: 30, deadLetters: 90 },
  quota: { producerByteRate: 5_242_880, consumerByteRate: 10_485_760, requestPercentage: 50 },
  quotas: {},
  certificates: [],
  overseers: [],
};

const invalid = (path: string, wanted: string): Fault =>
  new Fault('bus/provisioning-settings', `${path}: ${wanted} is wanted`);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Reader<T> = (value: unknown, path: string) => T;

const whole =
  (least: number): Reader<number> =>
  (value, path) => {
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value;
    throw invalid(path, `a whole number from ${least} on`);
  };

const text: Reader<string> = (value, path) => {
  if (typeof value === 'string' && value !== '') return value;
  throw invalid(path, 'a text');
};

const texts: Reader<readonly string[]> = (value, path) => {
  if (Array.isArray(value)) return value.map((one, index) => text(one, `${path}/${index}`));
  throw invalid(path, 'a list of texts');
};

/** Every field that is given replaces the default; one that is not known is refused. */
const fields =
  <T extends object>(readers: { readonly [Name in keyof T]: Reader<T[Name]> }, defaults: T): Reader<T> =>
  (value, path) => {
    if (!isRecord(value)) throw invalid(path || '/', 'an object');
    const read = Object.entries(value).map(([name, given]) => {
      if (!Object.hasOwn(readers, name)) throw invalid(`${path}/${name}`, 'nothing of that name');
      return [name, readers[name as keyof T](given, `${path}/${name}`)] as const;
    });
    return { ...defaults, ...(Object.fromEntries(read) as Partial<T>) };
  };

const quota = fields<QuotaSettings>(
  { producerByteRate: whole(1), consumerByteRate: whole(1), requestPercentage: whole(1) },
  DEFAULT_SETTINGS.quota,
);

const quotas: Reader<Readonly<Record<string, QuotaSettings>>> = (value, path) => {
  if (!isRecord(value)) throw invalid(path, 'an object');
  return Object.fromEntries(
    Object.entries(value).map(([system, given]) => [system, quota(given, `${path}/${system}`)]),
  );
};

const settings = fields<ProvisioningSettings>(
  {
    replicas: whole(1),
    minInSyncReplicas: whole(1),
    hub: text,
    edges: whole(1),
    relays: whole(1),
    maxMessageBytes: whole(1024),
    retentionDays: fields({ out: whole(1), in: whole(1), deadLetters: whole(1) }, DEFAULT_SETTINGS.retentionDays),
    quota,
    quotas,
    certificates: texts,
    overseers: texts,
  },
  DEFAULT_SETTINGS,
);

/** Fault: `bus/provisioning-settings`, with the field. */
export const provisioningSettings = (value: unknown): ProvisioningSettings => settings(value, '');
