import {
  codeAdded,
  day,
  heir,
  idOf,
  moment,
  moved,
  registered,
  registerOf,
  renamed,
  succeeded,
} from '../testing/index.js';

const LAST = moment('2025-06-30T16:59:59.999Z');
const FIRST = moment('2025-06-30T17:00:00.000Z');
const REFORM = '2025-07-01';

describe('an agency as it was at an instant', () => {
  const register = registerOf({
    H57: [
      registered('000.00.00.H57', { name: 'UBND tỉnh Thừa Thiên Huế', parent: 'H26' }),
      codeAdded('H57', '2021-01-01'),
      codeAdded('00.01.H57', '2022-01-01'),
      renamed('UBND thành phố Huế', '2025-01-01'),
      moved('H53', '2024-01-01'),
      {
        type: 'EndpointChanged',
        data: { endpoint: { kind: 'http', address: 'https://a.example' }, from: day('2023-01-01') },
      },
      { type: 'EndpointChanged', data: { from: day('2024-01-01') } },
    ],
  });
  // The stream's id is the key; the agency's own id is its first code.
  const viewAt = (date: string) => register.agencyAt(idOf('H57'), moment(`${date}T00:00:00Z`));

  it('has the name, parent and endpoint of that day', () => {
    expect(viewAt('2020-06-01')).toMatchObject({ name: 'UBND tỉnh Thừa Thiên Huế', parent: 'H26', level: 'province' });
    expect(viewAt('2023-06-01')).toMatchObject({ endpoint: { kind: 'http', address: 'https://a.example' } });
    expect(viewAt('2025-06-01')).toMatchObject({ name: 'UBND thành phố Huế', parent: 'H53', level: 'province' });
    expect(viewAt('2025-06-01')).not.toHaveProperty('endpoint');
  });

  it('is written with the newest generation of its codes, whatever was added last', () => {
    expect(viewAt('2020-06-01')?.code).toBe('000.00.00.H57');
    expect(viewAt('2021-06-01')?.code).toBe('H57');
    expect(viewAt('2025-06-01')?.code).toBe('H57');
    expect(viewAt('2025-06-01')?.codes.map(({ code }) => code)).toEqual(['000.00.00.H57', 'H57', '00.01.H57']);
  });
});

describe('listing agencies', () => {
  const register = registerOf({
    'H53.12': [registered('H53.12', { name: 'Sở Tư pháp tỉnh Tây Ninh', kind: 'department', parent: 'H53' })],
    'H53.11': [
      registered('H53.11', { name: 'Sở Tài chính tỉnh Tây Ninh', kind: 'department', parent: 'H53' }),
      codeAdded('000.00.11.H53', '2020-01-01'),
    ],
    H53: [registered('H53', { name: 'UBND tỉnh Tây Ninh' })],
    H39: [registered('H39', { name: 'UBND tỉnh Long An' }), succeeded(REFORM, heir('H53'))],
    G22: [registered('G22', { name: 'Văn phòng Chính phủ', level: 'central' })],
    H17: [registered('H17', { name: 'UBND thành phố Đà Nẵng', from: REFORM })],
  });
  const ids = (query: Parameters<typeof register.list>[0]) =>
    register.list(query).items.map(({ agencyId }) => agencyId);

  it('shows who exists at the instant, by id', () => {
    expect(ids({ at: LAST })).toEqual(['G22', 'H39', 'H53', 'H53.11', 'H53.12']);
    expect(ids({ at: FIRST })).toEqual(['G22', 'H17', 'H53', 'H53.11', 'H53.12']);
    expect(ids({ at: FIRST, closed: true })).toEqual(['G22', 'H17', 'H39', 'H53', 'H53.11', 'H53.12']);
  });

  it('narrows by level, kind and parent', () => {
    expect(ids({ at: FIRST, level: 'central' })).toEqual(['G22']);
    expect(ids({ at: FIRST, kind: 'department' })).toEqual(['H53.11', 'H53.12']);
    expect(ids({ at: FIRST, parent: idOf('H53') })).toEqual(['H53.11', 'H53.12']);
  });

  it.each([
    ['so tai chinh', ['H53.11']],
    ['SỞ TÀI CHÍNH', ['H53.11']],
    ['da nang', ['H17']],
    ['Đà Nẵng', ['H17']],
    ['000.00.11', ['H53.11']],
    ['h53', ['H53', 'H53.11', 'H53.12']],
    ['không có', []],
  ])('finds %j with or without diacritics, by name or by the start of a code', (search, expected) => {
    expect(ids({ at: FIRST, search })).toEqual(expected);
  });

  it('pages without repeating or skipping', () => {
    const first = register.list({ at: FIRST, limit: 2 });
    expect(first.items.map(({ agencyId }) => agencyId)).toEqual(['G22', 'H17']);
    expect(first.next).toBe('H17');
    const second = register.list({ at: FIRST, limit: 2, after: idOf('H17') });
    expect(second.items.map(({ agencyId }) => agencyId)).toEqual(['H53', 'H53.11']);
    const third = register.list({ at: FIRST, limit: 2, after: idOf('H53.11') });
    expect(third.items.map(({ agencyId }) => agencyId)).toEqual(['H53.12']);
    expect(third).not.toHaveProperty('next');
  });
});

describe('folding the feed', () => {
  it('folds an event once however often it is shown', () => {
    const register = registerOf({ H53: [registered('H53'), renamed('Mới', REFORM)] });
    const before = { ...register.folded(idOf('H53')) };
    register.apply({ stream: 'agency-H53' as never, revision: 0, type: 'AgencyRegistered', data: {} });
    expect(register.folded(idOf('H53'))).toEqual(before);
    expect(register.size).toBe(1);
  });

  it('stops at an event that it does not know, and at a gap', () => {
    const register = registerOf({ H53: [registered('H53')] });
    const fold = (type: string, revision: number) => () =>
      register.apply({ stream: 'agency-H53' as never, revision, type, data: { name: 'A', from: REFORM } });
    expect(fold('AgencyTeleported', 1)).toThrow('agency-H53@1 is a AgencyTeleported, which this version does not know');
    expect(fold('AgencyRenamed', 2)).toThrow('agency-H53: revision 2 came after 0');
  });
});
