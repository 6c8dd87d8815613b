import { codesIn } from './codes-in.js';

describe('for whom an axis lists a message', () => {
  it.each([
    ['H49.204', ['H49.204']],
    ['["H49","000.00.00.H49"]', ['H49', '000.00.00.H49']],
    ['H49; H49.204,H49', ['H49', 'H49.204']],
    ['', []],
    ['UBND tỉnh Quảng Ninh', []],
  ])('reads %j', (text, codes) => {
    expect(codesIn(text)).toEqual(codes);
  });
});
