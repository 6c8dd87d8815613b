// Writes docs/api/asyncapi.json from docs/api/openapi.json and the contracts in code. Run `npm run build` first.
import { readFile, writeFile } from 'node:fs/promises';
import { agencyTopics } from '../../libs/bus/dist/index.js';
import { COMMAND_TYPES, inboxEventType } from '../../libs/exchange/dist/index.js';
import { asyncApiOf } from './document.mjs';

const openapi = JSON.parse(await readFile(new URL('../../docs/api/openapi.json', import.meta.url), 'utf8'));
const document = asyncApiOf({
  openapi,
  commandTypes: COMMAND_TYPES,
  entryTypeOf: inboxEventType,
  topicsOf: agencyTopics,
});
const file = new URL('../../docs/api/asyncapi.json', import.meta.url);
await writeFile(file, `${JSON.stringify(document, null, 2)}\n`);
