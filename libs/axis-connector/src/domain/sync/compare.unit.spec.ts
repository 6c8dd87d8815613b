import type { AgencyCode, AgencyId } from '@lienthong/identifiers';
import { compareRow } from './compare.js';
import { createMeant } from './identity.js';
import { joinRows } from './join-rows.js';
import type { KnownAgency, KnownHere } from './known-agency.js';
import { placeOf } from './place-of.js';
import { dayIn, readSyncRow } from './sync-row.js';
import type { SyncRow } from './sync-row.js';

const id = (text: string) => text as AgencyId;
const code = (text: string) => text as AgencyCode;

const learned: KnownAgency = {
  agency: id('H49'),
  codes: ['H49', '000.00.00.H49'],
  name: 'UBND tỉnh Quảng Ninh',
  closed: false,
  learned: true,
};
const ours: KnownAgency = { ...learned, learned: false };
const hereWith = (...agencies: readonly KnownAgency[]): KnownHere => ({
  holder: (text) => agencies.find(({ codes }) => codes.includes(text)),
  answering: (text) => {
    const holder = agencies.find(({ codes }) => codes.includes(text));
    return holder?.closed === true ? id('H49') : holder?.agency;
  },
  above: () => undefined,
});
const row: SyncRow = {
  code: code('H49'),
  oldCodes: [code('000.00.00.H49')],
  name: 'UBND tỉnh Quảng Ninh',
  deleted: false,
};

describe('a row of an axis beside the register', () => {
  it('changes nothing where both say the same', () => {
    expect(compareRow(row, hereWith(learned))).toEqual({ changes: [], contradictions: [] });
    expect(compareRow(row, hereWith(ours))).toEqual({ changes: [], contradictions: [] });
  });

  it('brings a new agency, below the one that its list names', () => {
    const child = { ...row, code: code('H49.204'), oldCodes: [], parent: code('H49') };
    expect(compareRow(child, hereWith(learned)).changes).toEqual([{ kind: 'new', row: child, parent: 'H49' }]);
  });

  it('brings nobody who is deleted already', () => {
    expect(compareRow({ ...row, deleted: true }, hereWith()).changes).toEqual([]);
  });

  it('adds the other generation’s code, whoever recorded the agency', () => {
    const bare = { ...ours, codes: ['H49'] };
    expect(compareRow(row, hereWith(bare)).changes).toEqual([{ kind: 'code', agency: 'H49', code: '000.00.00.H49' }]);
    const old = { ...ours, codes: ['000.00.00.H49'] };
    expect(compareRow(row, hereWith(old)).changes).toEqual([{ kind: 'code', agency: 'H49', code: 'H49' }]);
  });

  it('renames, moves and closes what the axis taught the register', () => {
    const g22 = { ...ours, agency: id('G22'), codes: ['G22'] };
    const changed = { ...row, name: 'Ủy ban nhân dân tỉnh Quảng Ninh', parent: code('G22') };
    expect(compareRow(changed, hereWith(learned, g22)).changes).toEqual([
      { kind: 'renamed', agency: 'H49', name: 'Ủy ban nhân dân tỉnh Quảng Ninh' },
      { kind: 'moved', agency: 'H49', parent: 'G22' },
    ]);
    expect(compareRow({ ...row, deleted: true }, hereWith(learned)).changes).toEqual([
      { kind: 'closed', agency: 'H49' },
    ]);
  });

  it('tells of the same without changing what was recorded otherwise', () => {
    const g22 = { ...ours, agency: id('G22'), codes: ['G22'] };
    const changed = { ...row, name: 'Tên khác', parent: code('G22') };
    expect(compareRow(changed, hereWith(ours, g22))).toEqual({
      changes: [],
      contradictions: [
        { kind: 'name-differs', code: 'H49', agency: 'H49' },
        { kind: 'parent-differs', code: 'H49', agency: 'H49' },
      ],
    });
    expect(compareRow({ ...row, deleted: true }, hereWith(ours)).contradictions).toEqual([
      { kind: 'closed-there', code: 'H49', agency: 'H49' },
    ]);
  });

  it('tells of an agency that is closed here and open there', () => {
    expect(compareRow(row, hereWith({ ...learned, closed: true })).contradictions).toEqual([
      { kind: 'closed-here', code: 'H49', agency: 'H49' },
    ]);
    expect(compareRow({ ...row, deleted: true }, hereWith({ ...learned, closed: true })).contradictions).toEqual([]);
  });

  it('tells of a pair of codes that two agencies hold here', () => {
    const other = { ...ours, agency: id('H53'), codes: ['000.00.00.H49'] };
    const first = { ...ours, codes: ['H49'] };
    expect(compareRow(row, hereWith(first, other))).toEqual({
      changes: [],
      contradictions: [{ kind: 'pair-differs', code: 'H49', agency: 'H53', claimed: '000.00.00.H49' }],
    });
  });
});

describe('a row whose old code another agency has', () => {
  const second = { ...row, code: code('H50'), name: 'Hai' };

  it('is another agency, and does not rename the one that has it', () => {
    expect(compareRow(second, hereWith(learned))).toEqual({
      changes: [{ kind: 'new', row: { ...second, oldCodes: [] } }],
      contradictions: [{ kind: 'pair-differs', code: 'H50', agency: 'H49', claimed: '000.00.00.H49' }],
    });
  });

  it('closes nobody else where it is deleted', () => {
    expect(compareRow({ ...second, deleted: true }, hereWith(learned))).toEqual({ changes: [], contradictions: [] });
  });
});

describe('two rows that mean one agency here', () => {
  const merged = { ...learned, codes: ['H49', 'H50'] };
  const here = hereWith(merged);
  const second = { ...row, code: code('H50'), oldCodes: [], name: 'Hai' };
  const meantBy = (...rows: readonly SyncRow[]) => {
    const meant = createMeant();
    for (const each of rows) meant.note(each, here);
    return meant;
  };

  it('are told of, each with the other, and change nothing', () => {
    const meant = meantBy(row, second);
    expect(compareRow(row, here, meant)).toEqual({
      changes: [],
      contradictions: [{ kind: 'same-agency', code: 'H49', agency: 'H49', other: 'H50' }],
    });
    expect(compareRow(second, here, meant)).toEqual({
      changes: [],
      contradictions: [{ kind: 'same-agency', code: 'H50', agency: 'H49', other: 'H49' }],
    });
  });

  it('leave the word to the one that is not deleted', () => {
    const gone = { ...second, deleted: true };
    const meant = meantBy(gone, { ...row, name: 'Mới' });
    expect(compareRow({ ...row, name: 'Mới' }, here, meant).changes).toContainEqual({
      kind: 'renamed',
      agency: 'H49',
      name: 'Mới',
    });
    expect(compareRow(gone, here, meant)).toMatchObject({ changes: [], contradictions: [{ kind: 'same-agency' }] });
  });
});

describe('a row that says who stands above', () => {
  const g22 = { ...ours, agency: id('G22'), codes: ['G22'] };
  const below = { ...learned, parent: id('G22') };

  it('moves an agency to the top, where nobody stands above it by its code', () => {
    const top = { ...row, isTop: true } as const;
    expect(compareRow(top, hereWith(below, g22)).changes).toEqual([{ kind: 'moved', agency: 'H49' }]);
    expect(compareRow(top, hereWith(learned))).toEqual({ changes: [], contradictions: [] });
    const byCode = { ...hereWith(below, g22), above: () => id('G22') };
    expect(compareRow(top, byCode)).toEqual({ changes: [], contradictions: [] });
  });

  it('is told of where it names the agency itself, and moves nothing', () => {
    const told = { changes: [], contradictions: [{ kind: 'own-parent', code: 'H49', agency: 'H49' }] };
    expect(compareRow({ ...row, isOwnParent: true }, hereWith(learned))).toEqual(told);
    expect(compareRow({ ...row, parent: code('000.00.00.H49') }, hereWith(learned))).toEqual(told);
    expect(compareRow({ ...row, isOwnParent: true }, hereWith()).contradictions).toEqual([
      { kind: 'own-parent', code: 'H49' },
    ]);
  });
});

describe('old codes of agencies that are closed', () => {
  const old: KnownAgency = { ...ours, agency: id('H23'), codes: ['H23', '000.00.00.H23'], closed: true };
  const withOld = { ...row, oldCodes: [code('000.00.00.H49'), code('000.00.00.H23')] };

  it('may be listed with the successor, who answers for them now', () => {
    expect(compareRow(withOld, hereWith(ours, old))).toEqual({ changes: [], contradictions: [] });
  });

  it('contradict where another answers for them here', () => {
    expect(compareRow(withOld, hereWith(ours, { ...old, closed: false })).contradictions).toEqual([
      { kind: 'pair-differs', code: 'H49', agency: 'H23', claimed: '000.00.00.H23' },
    ]);
  });

  it('come in rows of their own, which are one', () => {
    const one = { ...row, oldCodes: [code('000.00.00.H49')] };
    const other = { ...row, oldCodes: [code('000.00.00.H23')] };
    const joined = { ...withOld, oldCodes: withOld.oldCodes.toSorted() };
    expect(joinRows([one, other])).toEqual(joined);
    expect(joinRows([other, one])).toEqual(joined);
  });

  it('come in rows that contradict each other: then nothing is changed by them, whatever their order', () => {
    const other = { ...row, name: 'Khác', oldCodes: [] };
    const joined = joinRows([row, other]);
    expect(joinRows([other, row])).toEqual(joined);
    expect(compareRow(joined, hereWith(learned))).toEqual({ changes: [], contradictions: [] });
  });
});

describe('a row as the axis lists it', () => {
  const codes = { codeById: new Map([['1', 'H49']]), hasParents: true };
  const listed = { id: '2', pid: '1', code: 'h49.204', name: ' UBND  xã A ', oldCode: '000.00.204.H49' };

  it('is read with both codes, its parent by id, and its name without stray spaces', () => {
    expect(readSyncRow({ ...listed, oldCode: '000.00.20.H49', modifyDate: '01/07/2025' }, codes)).toEqual({
      code: 'H49.204',
      oldCodes: ['000.00.20.H49'],
      name: 'UBND xã A',
      parent: 'H49',
      deleted: false,
      changedOn: '2025-07-01',
    });
  });

  it('is left out where it is a centre, no agency, or holds no code or name', () => {
    expect(readSyncRow({ ...listed, code: '14.00.W00' }, codes)).toBe('centre');
    expect(readSyncRow({ ...listed, isAgency: false }, codes)).toBe('no-agency');
    expect(readSyncRow({ ...listed, code: 'null' }, codes)).toBe('malformed-code');
    expect(readSyncRow({ ...listed, name: ' ' }, codes)).toBe('malformed-name');
  });

  it.each([['x'.repeat(201)], ['x'.repeat(20_000)], ['UBND\u0000'], ['UBND\u001b[2J']])(
    'is left out where no message could hold its name: %#',
    (name) => {
      expect(readSyncRow({ ...listed, name }, codes)).toBe('malformed-name');
    },
  );

  it('stands at the top where its list has a tree, and says nothing of that where the list is flat', () => {
    for (const pid of ['', '0', 'null']) {
      expect(readSyncRow({ ...listed, pid }, codes)).toMatchObject({ isTop: true });
      expect(readSyncRow({ ...listed, pid }, { ...codes, hasParents: false })).not.toHaveProperty('isTop');
    }
    expect(readSyncRow({ ...listed, pid: '77' }, codes)).not.toHaveProperty('isTop');
  });

  it('is not below itself, under whichever of its codes', () => {
    expect(readSyncRow({ ...listed, code: 'H49' }, codes)).toMatchObject({ isOwnParent: true });
    expect(readSyncRow({ ...listed, oldCode: 'H49' }, codes)).toMatchObject({ isOwnParent: true });
  });

  it.each([
    ['2025-07-01T08:00:00', '2025-07-01'],
    ['2025/07/01', '2025-07-01'],
    ['01-07-2025 08:00:00', '2025-07-01'],
    ['1751302800000', '2025-07-01'],
    ['31/02/2025', undefined],
    ['', undefined],
    ['hôm qua', undefined],
  ])('says %j of its day', (text, day) => {
    expect(dayIn(text)).toBe(day);
  });

  it.each([
    ['G22', 'Văn phòng Chính phủ', 'central', 'authority'],
    ['G12.18', 'Cục A', 'central', 'department'],
    ['H49', 'UBND tỉnh Quảng Ninh', 'province', 'authority'],
    ['H53.11', 'Sở Tài chính', 'province', 'department'],
    ['H49.204', 'UBND phường Hồng Gai', 'commune', 'authority'],
    ['H49.30', 'Ủy ban nhân dân huyện Ba Chẽ', 'district', 'authority'],
    ['000.00.11.H53', 'Sở Tài chính', 'province', 'department'],
  ])('places %s %s at the level %s', (text, name, level, kind) => {
    expect(placeOf(text, name)).toEqual({ level, kind });
  });
});
