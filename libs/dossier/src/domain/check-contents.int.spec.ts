import { loadShipped } from '../testing/world.js';
import { checkFiled, checkProduced } from './check-contents.js';
import type { HandedIn } from './contents.js';

const { procedure } = (await loadShipped()).rulesFor('2.000986', '2026-03-03');
const child = (fields: HandedIn['fields']): HandedIn => ({ item: 'thong-tin-con', ...(fields && { fields }) });

describe('what is handed in', () => {
  it('is on paper where it says nothing of data and files, and hollow where they are empty', () => {
    expect(checkFiled(procedure, [{ item: 'thong-tin-con' }])).toMatchObject({ ok: true });
    for (const hollow of [{ fields: {} }, { files: [] }, { fields: {}, files: [] }])
      expect(checkFiled(procedure, [{ item: 'thong-tin-con', ...hollow }])).toEqual({
        ok: false,
        refusal: { code: 'dossier/item-empty', path: '/items/0', params: { item: 'thong-tin-con' } },
      });
  });

  it('comes once of each kind, with a filing and with a result', () => {
    const refusal = { code: 'dossier/repeated', path: '/items/1' };
    expect(checkFiled(procedure, [child({ nksHoTen: 'A' }), child({ nksHoTen: 'B' })])).toEqual({ ok: false, refusal });
    const result = { item: 'giay-khai-sinh' };
    expect(checkProduced(procedure, 'khai-sinh', [result, result])).toEqual({ ok: false, refusal });
  });

  it.each([
    ['a control character', 'Nguyễn\u0000An', '/items/0/fields/nksHoTen'],
    ['a mark that turns the direction', 'Nguyễn\u202eAn', '/items/0/fields/nksHoTen'],
    ['one deep inside', { ten: ['An', 'Nhi\u0007ên'] }, '/items/0/fields/nksHoTen/ten/1'],
    ['one in a name of data', { 'te\u0000n': 'An' }, '/items/0/fields/nksHoTen'],
  ])('holds no %s', (_what, nksHoTen, path) => {
    expect(checkFiled(procedure, [child({ nksHoTen })])).toEqual({
      ok: false,
      refusal: { code: 'dossier/unprintable', path },
    });
  });

  it('may be of several lines', () => {
    expect(checkFiled(procedure, [child({ nksNoiSinh: 'Thôn 1\nxã Tiên Yên' })])).toMatchObject({ ok: true });
  });
});
