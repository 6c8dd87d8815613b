import { isAgencyName } from './agency-name.js';

describe('the name of an agency', () => {
  it('is one printable line of at most 200 characters', () => {
    expect(isAgencyName('Ủy ban nhân dân phường Hồng Gai')).toBe(true);
    expect(isAgencyName('𠀀'.repeat(200))).toBe(true);
    for (const text of ['', '  ', 'a'.repeat(201), 'UBND\u0000', 'UBND\u001b[2J', 'UBND\nxã', 'UBND\u202E'])
      expect(isAgencyName(text)).toBe(false);
  });
});
