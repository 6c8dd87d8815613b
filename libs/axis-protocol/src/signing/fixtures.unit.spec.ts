import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AxisCall } from '../calls/calls.js';
import type { ReceivedHeaders } from '../wire/header-names.js';
import type { CallArguments } from './sign.js';
import { verifyCall } from './verify.js';

interface Fixture {
  readonly call: AxisCall;
  readonly secret: string;
  readonly headers: ReceivedHeaders;
  readonly arguments: CallArguments & { readonly docid?: string };
  readonly code: string;
}

const fixturesIn = (folder: string): (readonly [string, Fixture])[] => {
  const dir = join(import.meta.dirname, '../../fixtures/signatures', folder);
  return readdirSync(dir).map((file) => [file, JSON.parse(readFileSync(join(dir, file), 'utf8')) as Fixture]);
};

describe('a signed call, as it was recorded', () => {
  it.each(fixturesIn('valid'))('is taken with its own arguments: %s', (_, { call, secret, headers, ...fixture }) => {
    const { docid, ...own } = fixture.arguments;
    const value = docid === undefined ? own : { ...own, docId: docid };
    expect(verifyCall(call, headers, ['another', secret])).toEqual({ ok: true, value });
  });

  it.each(fixturesIn('invalid'))('is refused: %s', (_, { call, secret, headers, code }) => {
    expect(verifyCall(call, headers, [secret])).toMatchObject({ ok: false, refusal: { code } });
  });

  it.each(fixturesIn('valid'))('is refused when no secret holds: %s', (_, { call, headers }) => {
    expect(verifyCall(call, headers, []).ok).toBe(false);
  });
});
