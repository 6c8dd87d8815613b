// The AsyncAPI 3 document of all topics of an agency, made of the schemas that docs/api/openapi.json holds already.

const LOCAL = '#/components/schemas/';
const ref = (name) => ({ $ref: `${LOCAL}${name}` });
const message = (name) => ({ $ref: `#/components/messages/${name}` });

const referred = (value) => {
  if (Array.isArray(value)) return value.flatMap(referred);
  if (value === null || typeof value !== 'object') return [];
  const own = typeof value.$ref === 'string' && value.$ref.startsWith(LOCAL) ? [value.$ref.slice(LOCAL.length)] : [];
  return [...own, ...Object.values(value).flatMap(referred)];
};

/** A schema with all that it refers to, however far away. */
const closure = (schemas, names, found = {}) => {
  for (const name of names) {
    if (name in found) continue;
    const schema = schemas[name];
    if (schema === undefined) throw new Error(`docs/api/openapi.json holds no schema ${name}`);
    found[name] = schema;
    closure(schemas, referred(schema), found);
  }
  return found;
};

const attributes = (type, required, more = {}) => ({
  type: 'object',
  required: ['ce_specversion', 'ce_id', 'ce_source', 'ce_type', ...required],
  properties: {
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: { type: 'string', description: 'Identity of the message within its source' },
    ce_source: { type: 'string', format: 'uri-reference' },
    ce_type: { type: 'string', const: type },
    ce_time: { type: 'string', format: 'date-time' },
    ce_traceparent: { type: 'string', description: 'W3C Trace Context' },
    ...more,
  },
});

const transfer = { type: 'string', format: 'uuid', description: 'Id of the transfer, from its receipt' };
const files = { type: 'array', items: { oneOf: [ref('InlineFileDto'), ref('ClaimedFileDto')] } };

/** `ce_id` is the identity: a body may repeat it. */
const withoutIdentity = (schemas, name, properties, required) => {
  const schema = schemas[name];
  return {
    ...schema,
    properties: { ...schema.properties, ...properties },
    required: [...required, ...(schema.required ?? []).filter((property) => property !== 'messageId')],
  };
};

const bodiesOf = (schemas) => ({
  SubmitDocument: withoutIdentity(schemas, 'SubmissionDto', { files }, []),
  SubmitStatus: withoutIdentity(schemas, 'StatusMessageDto', {}, []),
  Report: withoutIdentity(
    schemas,
    'ReportDto',
    { transfer, agency: { type: 'string', description: 'With 13: code of the recipient that is asked' } },
    ['transfer'],
  ),
  Recall: withoutIdentity(schemas, 'RecallDto', { transfer }, ['transfer']),
  Update: withoutIdentity(schemas, 'UpdateDto', { transfer, files }, ['transfer']),
  Replace: withoutIdentity(schemas, 'ReplaceDto', { transfer, files }, ['transfer']),
});

const text = { type: 'string' };
const whole = { type: 'integer', minimum: 0 };
const base64 = { type: ['string', 'null'], contentEncoding: 'base64' };

/** The content that travels with an entry: shown on the bus only. */
const RELAYED_DOCUMENT = {
  type: 'object',
  required: ['version', 'form', 'subject', 'message', 'edxml', 'attachments'],
  properties: {
    version: { ...whole, description: '0 is the submission, each update of the content counts one more' },
    form: { type: 'string', enum: ['edxml', 'json'] },
    subject: { ...text, description: 'Trích yếu of this version' },
    message: { type: 'object', description: 'The JSON document, or the edXML message as data' },
    edxml: { ...base64, description: 'The edXML message; null of JSON, and where it is to be fetched over HTTP' },
    attachments: {
      type: 'array',
      items: {
        type: 'object',
        required: ['index', 'name', 'sha256', 'size', 'data'],
        properties: {
          index: whole,
          name: text,
          sha256: { ...text, description: 'Of the decoded bytes, hex' },
          size: whole,
          declaredType: text,
          description: text,
          data: { ...base64, description: 'Null within an edXML message, and where it is to be fetched over HTTP' },
        },
      },
    },
  },
};

const dossier = { type: 'string', description: 'Id of the dossier, or either of its codes' };
const leg = { type: 'string', description: 'Id of the leg in the procedure' };

/** Of an act on a dossier: the body of HTTP with what HTTP has in its address. */
const onDossier = (schemas, name, identity, required = ['dossier'], more = {}) => {
  const schema = schemas[name];
  return {
    ...schema,
    properties: { ...schema.properties, dossier, ...more },
    required: [...required, ...(schema.required ?? []).filter((property) => property !== identity)],
  };
};

const dossierBodiesOf = (schemas) => ({
  FileDossier: withoutIdentity(schemas, 'FilingDto', {}, []),
  ReceiveDossier: onDossier(schemas, 'ReceptionDto'),
  RefuseDossier: onDossier(schemas, 'ReasonDto'),
  LinkDossierCode: onDossier(schemas, 'NationalCodeDto'),
  ReportOnLeg: onDossier(schemas, 'LegReportDto', 'reportId', ['dossier', 'leg'], { leg }),
  AnswerDossierRequest: onDossier(schemas, 'AnswerOfCitizenDto'),
  ApologiseForDossier: onDossier(schemas, 'ApologyDto'),
  WithdrawDossier: onDossier(schemas, 'ReasonDto'),
  StopDossier: onDossier(schemas, 'StopDto'),
  DeliverDossierResult: onDossier(schemas, 'HandingOutDto'),
});

const PAYLOADS = {
  'dossier-file': ref('FileDossier'),
  'dossier-receive': ref('ReceiveDossier'),
  'dossier-refuse': ref('RefuseDossier'),
  'dossier-link-code': ref('LinkDossierCode'),
  'dossier-report': ref('ReportOnLeg'),
  'dossier-answer': ref('AnswerDossierRequest'),
  'dossier-apologise': ref('ApologiseForDossier'),
  'dossier-withdraw': ref('WithdrawDossier'),
  'dossier-stop': ref('StopDossier'),
  'dossier-deliver': ref('DeliverDossierResult'),
  submit: { oneOf: [ref('SubmitDocument'), ref('SubmitStatus'), ref('ClaimedEdxmlDto')] },
  report: ref('Report'),
  recall: ref('Recall'),
  update: ref('Update'),
  replace: ref('Replace'),
};

const json = { type: 'string', pattern: '^application/json' };

const commandMessages = (commandTypes) =>
  Object.fromEntries(
    Object.entries(commandTypes).flatMap(([type, command]) => {
      const headers = attributes(type, ['content-type']);
      const one = (contentType, payload, summary) => ({
        name: type,
        summary,
        contentType,
        headers: {
          ...headers,
          properties: {
            ...headers.properties,
            'content-type':
              contentType === 'application/json' ? json : { enum: ['application/edxml+xml', 'application/xml'] },
          },
        },
        payload,
      });
      const plain = [command, one('application/json', PAYLOADS[command], `${command}, as JSON`)];
      const edxml = { type: 'string', description: 'One edXML message (QCVN 102:2016/BTTTT) of any type' };
      return command === 'submit'
        ? [plain, ['submitEdxml', one('application/edxml+xml', edxml, 'submit, as one edXML message')]]
        : [plain];
    }),
  );

const entryMessages = (kinds, typeOf) =>
  Object.fromEntries(
    kinds.map((kind) => [
      `entry-${kind}`,
      {
        name: typeOf(kind),
        summary: `An inbox entry of kind ${kind}`,
        contentType: 'application/json',
        headers: attributes(typeOf(kind), ['content-type', 'ce_sequence'], {
          'content-type': json,
          ce_sequence: { type: 'string', description: '`<epoch>:<sequence, 19 digits>`; dense from 0' },
          ce_rebuild: { type: 'string', pattern: '^[0-9]+$', description: 'How often the topic was written anew' },
        }),
        payload: {
          allOf: [
            ref('WindowEntryResource'),
            {
              required: ['document'],
              properties: {
                entry: { properties: { kind: { type: 'string', const: kind } } },
                document: ['document', 'update'].includes(kind)
                  ? { oneOf: [ref('RelayedDocument'), { type: 'null' }] }
                  : { type: 'null' },
              },
            },
          ],
        },
      },
    ]),
  );

const DEAD_LETTER = {
  name: 'deadLetter',
  summary:
    'A record that the hub could not read, nobody takes, or on which it failed: byte for byte, with these headers',
  headers: {
    type: 'object',
    required: ['topic', 'partition', 'offset', 'group', 'delivery.count', 'message', 'class', 'code'].map(
      (name) => `__dlq.errors.${name}`,
    ),
    properties: {
      '__dlq.errors.topic': { type: 'string' },
      '__dlq.errors.partition': { type: 'string', const: '0' },
      '__dlq.errors.offset': { type: 'string', pattern: '^[0-9]+$' },
      '__dlq.errors.group': { type: 'string' },
      '__dlq.errors.delivery.count': { type: 'string', pattern: '^[0-9]+$' },
      '__dlq.errors.message': { type: 'string' },
      '__dlq.errors.class': { type: 'string', enum: ['unreadable', 'no-handler', 'failed'] },
      '__dlq.errors.code': { type: 'string', description: 'Code of the catalogue of refusals' },
      '__dlq.errors.path': { type: 'string' },
      '__dlq.errors.value.omitted': { type: 'string', const: 'true' },
    },
  },
  payload: { description: 'Whatever lay on `out`' },
};

const agencyId = { agency: { description: 'Immutable id of the agency' } };
const channel = (address, description, names) => ({
  address,
  description,
  parameters: agencyId,
  messages: Object.fromEntries(names.map((name) => [name, message(name)])),
});

/** `topicsOf` names the topics of an agency, `commandTypes` the types on `out`, `entryTypeOf` those on `in`. */
export const asyncApiOf = ({ openapi, commandTypes, entryTypeOf, topicsOf }) => {
  const { schemas } = openapi.components;
  const kinds = schemas.WindowEntryResource.properties.entry.oneOf.flatMap(
    ({ $ref }) => schemas[$ref.slice(LOCAL.length)].properties.kind.enum,
  );
  const commands = commandMessages(commandTypes);
  const entries = entryMessages(kinds, entryTypeOf);
  const bodies = { ...bodiesOf(schemas), ...dossierBodiesOf(schemas), RelayedDocument: RELAYED_DOCUMENT };
  const messages = { ...commands, ...entries, deadLetter: DEAD_LETTER };
  const used = closure({ ...schemas, ...bodies }, referred(messages));
  const topics = topicsOf('{agency}');
  const operation = (action, name) => ({ action, channel: { $ref: `#/channels/${name}` } });
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Lienthong message bus',
      version: openapi.info.version,
      description:
        'CloudEvents 1.0, Kafka protocol binding, binary mode. One partition for each topic; read `in` at `read_committed`. Actions are those of the agency.',
    },
    defaultContentType: 'application/json',
    channels: {
      out: channel(topics.out, 'The agency writes, the hub reads. The topic says who speaks.', Object.keys(commands)),
      in: channel(
        topics.in,
        'The hub writes the agency’s inbox, entry by entry; receipts and refusals too.',
        Object.keys(entries),
      ),
      deadLetters: channel(topics.deadLetters, 'What the hub could not take from `out`.', ['deadLetter']),
    },
    operations: {
      writeOut: operation('send', 'out'),
      readIn: operation('receive', 'in'),
      readDeadLetters: operation('receive', 'deadLetters'),
    },
    components: { messages, schemas: used },
  };
};
