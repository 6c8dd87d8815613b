// Writes docs/api/openapi.json: what a freshly built hub serves, keys sorted. Run `npm run build` first.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEFAULT_CONFIG, initHub, startHub } from '../../apps/hub/dist/index.js';

const file = fileURLToPath(new URL('../../docs/api/openapi.json', import.meta.url));

const sorted = (value) => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
};

const dir = await mkdtemp(join(tmpdir(), 'lienthong-openapi-'));
try {
  const { token } = await initHub(dir);
  await using hub = await startHub({ ...DEFAULT_CONFIG, dir, port: 0, logLevel: 'silent' });
  const answer = await fetch(`${hub.url}/v1/openapi.json`, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`The hub answered ${answer.status}`);
  await mkdir(new URL('.', `file://${file}`), { recursive: true });
  await writeFile(file, `${JSON.stringify(sorted(await answer.json()), null, 2)}\n`);
} finally {
  await rm(dir, { recursive: true, force: true });
}
