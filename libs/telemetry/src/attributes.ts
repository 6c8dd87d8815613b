/** Everything that a span may tell. Each is a code, a name that the software gave, or a number. */
export const ATTRIBUTES = [
  'http.request.method',
  'http.response.status_code',
  'http.route',
  'error.type',
  'messaging.system',
  'messaging.operation.type',
  'messaging.destination.name',
  'messaging.consumer.group.name',
  'messaging.batch.message_count',
  'messaging.kafka.offset',
  'lienthong.correlation',
  'lienthong.event.type',
  'lienthong.events',
  'lienthong.reactor',
  'lienthong.stream.category',
  'lienthong.outcome',
  'lienthong.topics',
] as const;

export type AttributeName = (typeof ATTRIBUTES)[number];

export type Attributes = { readonly [Name in AttributeName]?: string | number | undefined };

/** No blank and nothing beyond ASCII: a name, an address or a subject does not fit. */
const CODE = /^[A-Za-z0-9_.:/{}*@-]{1,120}$/;

const known: ReadonlySet<string> = new Set(ATTRIBUTES);

/** What may leave of what was given: the type says which names there are, this holds for whoever goes around it. */
export const permitted = (attributes: Attributes): Record<string, string | number> => {
  const kept: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (!known.has(name) || value === undefined) continue;
    if (typeof value === 'number' || CODE.test(value)) kept[name] = value;
  }
  return kept;
};

/** A name of a span has one blank at most, between a verb and a route or a type. */
const NAME = /^[A-Za-z0-9_.:/{}*@-]{1,80}(?: [A-Za-z0-9_.:/{}*@-]{1,120})?$/;

export const permittedName = (name: string): string => (NAME.test(name) ? name : 'unnamed');
