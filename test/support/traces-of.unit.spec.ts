import { foundIn } from './traces-of.js';

const name = 'Đỗ Thị Quỳnh Xuyến';
const wrap = (bytes: Buffer | string): Buffer =>
  Buffer.concat([Buffer.from('before'), Buffer.from(bytes), Buffer.from('after')]);

describe('foundIn', () => {
  it.each<[string, Buffer | string]>([
    ['as it is', name],
    ['decomposed', name.normalize('NFD')],
    ['folded', 'do thi quynh xuyen'],
    ['UTF-16', Buffer.from(name, 'utf16le')],
    ['percent', encodeURIComponent(name)],
    ['hex', Buffer.from(name).toString('hex')],
    ['base64/0', Buffer.from(`${name}, and more`).toString('base64')],
    ['base64/1', Buffer.from(`x${name}, and more`).toString('base64')],
    ['base64/2', Buffer.from(`xy${name}, and more`).toString('base64')],
    ['JSON escapes', String.raw`\u0110\u1ed7 Th\u1ecb Qu\u1ef3nh Xuy\u1ebfn`],
  ])('finds a text %s', (form, bytes) => {
    expect(foundIn(wrap(bytes), [name])).toContain(`${name}: ${form}`);
  });

  it('finds nothing where nothing is', () => {
    expect(foundIn(wrap('Đỗ Thị Quỳnh'), [name])).toEqual([]);
  });
});
