import { isPrintable } from './printable.js';

describe('a printable text', () => {
  it.each(['\u200B', '\uFEFF', '\uFFFE', '\uFFFF', '\uFDD0', '\u202E', '\u0000'])('holds no %j', (mark) => {
    expect(isPrintable(`Thử${mark}`)).toBe(false);
  });

  it.each(['Quyết định số 12/QĐ-UBND', 'e\u0323\u0302', '👩\u200D👩', '𠀀'])('may be %j', (text) => {
    expect(isPrintable(text)).toBe(true);
  });
});
