// Writes docs/refusal-codes.md from the catalogue. Run `npm run build` first.
import { writeFile } from 'node:fs/promises';
import { renderCatalogue } from '../../libs/refusals/dist/index.js';

await writeFile(new URL('../../docs/refusal-codes.md', import.meta.url), renderCatalogue());
