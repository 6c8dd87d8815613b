import { idempotencyKeyOf } from './idempotency-key.js';

const keyOf = (given: string | string[] | undefined) =>
  idempotencyKeyOf(given === undefined ? {} : { 'idempotency-key': given });

describe('an idempotency key', () => {
  it('need not be there', () => {
    expect(keyOf(undefined)).toEqual({ ok: true, value: undefined });
  });

  it.each([
    ['"8e03978e-40d5-43e8-bc93-6894a57f9324"', '8e03978e-40d5-43e8-bc93-6894a57f9324'],
    ['8e03978e-40d5-43e8-bc93-6894a57f9324', '8e03978e-40d5-43e8-bc93-6894a57f9324'],
    [' "a b" ', 'a b'],
    [String.raw`"a\"b\\c"`, String.raw`a"b\c`],
    ['x'.repeat(255), 'x'.repeat(255)],
  ])('is a string of structured headers, or the same without quotes: %s', (given, key) => {
    expect(keyOf(given)).toEqual({ ok: true, value: key });
  });

  it.each([
    '',
    '""',
    '"open',
    'a"b',
    'two words',
    'one, two',
    '"one", "two"',
    '"a";p=1',
    String.raw`"a\b"`,
    '"mã"',
    'x'.repeat(256),
    `"${'x'.repeat(256)}"`,
  ])('that is neither is refused: %s', (given) => {
    expect(keyOf(given)).toMatchObject({ ok: false, refusal: { code: 'http/idempotency-key-malformed' } });
  });

  it('is one, not several', () => {
    expect(keyOf(['a', 'b'])).toMatchObject({ ok: false });
  });
});
