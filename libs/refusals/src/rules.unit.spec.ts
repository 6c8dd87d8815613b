import { validUnder } from './rules.js';

describe('what a rule of the input asks for', () => {
  it('is said in both languages, with its limits', () => {
    expect(validUnder('is-length', { min: 1, max: 200 })).toEqual({
      vi: 'phải dài từ 1 đến 200 ký tự',
      en: 'must have 1 to 200 characters',
    });
    expect(validUnder('is-in', { allowed: '01, 03' })?.en).toBe('must be one of: 01, 03');
  });

  it('is not made up for a rule that has no words', () => {
    expect(validUnder('toString')).toBeUndefined();
  });
});
