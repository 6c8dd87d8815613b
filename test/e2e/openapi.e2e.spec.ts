import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { DEFAULT_CONFIG, initHub, startHub } from '@lienthong/hub';
import { catalogue } from '@lienthong/refusals';
import { fetchOpenApi, operationsOf } from '../support/operations.js';
import type { OpenApi, Operation } from '../support/operations.js';

const committed = new URL('../../../docs/api/openapi.json', import.meta.url);
const problem = 'application/problem+json';

describe('the OpenAPI document', () => {
  let document: OpenApi;
  let operations: readonly Operation[];

  beforeAll(async () => {
    const dir = await mkdtemp(join(tmpdir(), 'lienthong-'));
    const { token } = await initHub(dir);
    await using hub = await startHub({ ...DEFAULT_CONFIG, dir, port: 0, logLevel: 'silent' });
    document = await fetchOpenApi(hub.url, token);
    operations = operationsOf(document);
    await rm(dir, { recursive: true, force: true });
  });

  const idsWhere = (lacks: (operation: Operation) => boolean): readonly string[] =>
    operations.filter(lacks).map(({ id }) => id);

  it('is the committed one; `npm run openapi` writes it anew', async () => {
    expect(document).toEqual(JSON.parse(await readFile(committed, 'utf8')));
  });

  it('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate({ ...structuredClone(document) });
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
    expect(document.openapi).toMatch(/^3\.1\./);
  });

  it('refers to nothing that it does not hold', () => {
    const text = JSON.stringify(document);
    const referred = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);
    const { components } = document as unknown as { components: { schemas: Record<string, unknown> } };
    expect(referred.length).toBeGreaterThan(100);
    expect(referred.filter((name = '') => !(name in components.schemas))).toEqual([]);
  });

  it('names every operation, each once', () => {
    const ids = operations.map(({ id }) => id);
    expect(ids.filter((id) => !/^[a-z][A-Za-z]+$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(40);
  });

  it('opens health alone without a token', () => {
    expect(idsWhere(({ isOpen }) => isOpen).toSorted()).toEqual(['getHealth', 'getReadiness']);
  });

  it('tells of every guarded operation what it answers without a token, and what it answers when it went well', () => {
    const guarded = ({ isOpen, id }: Operation) => !isOpen && id !== 'readOpenApi';
    const lacks401 = ({ responses }: Operation) => responses['401']?.content?.[problem] === undefined;
    const lacksAnswer = ({ responses }: Operation) =>
      !Object.entries(responses).some(
        ([status, { content = {} }]) =>
          status === '204' ||
          (status.startsWith('2') && Object.values(content).some(({ schema }) => schema !== undefined)),
      );
    expect(idsWhere((one) => guarded(one) && lacks401(one))).toEqual([]);
    expect(idsWhere((one) => guarded(one) && lacksAnswer(one))).toEqual([]);
  });

  it('promises no refusal under another status than the catalogue’s', () => {
    const promised = operations.flatMap(({ id, responses }) =>
      Object.entries(responses).flatMap(([status, { content }]) =>
        Object.keys(content?.[problem]?.examples ?? {}).map((code) => ({ id, status: Number(status), code })),
      ),
    );
    const statusOf = (code: string) => (catalogue as Readonly<Record<string, { status: number }>>)[code]?.status;
    expect(promised.length).toBeGreaterThan(300);
    expect(promised.filter(({ code, status }) => statusOf(code) !== status)).toEqual([]);
  });
});
