import { exampleYaml } from '../testing/example-yaml.js';
import { readProcedure } from './read-procedure.js';

/** Code, line and column of each problem of the example with some text replaced. */
const problemsOf = (found: string | RegExp, replacement: string): readonly string[] => {
  const text = exampleYaml.replace(found, replacement);
  if (text === exampleYaml) throw new TypeError(`Nothing was replaced: ${String(found)}`);
  const read = readProcedure(text);
  return read.ok
    ? []
    : read.problems.map(({ code, params = {} }) => `${code} ${params['line'] ?? 0}:${params['column'] ?? 0}`);
};

describe('a definition in YAML', () => {
  it('is read into legs, each with one role, and steps one after the other', () => {
    const read = readProcedure(exampleYaml);
    expect(read.ok && read.value.legs.map(({ id, role, after }) => [id, role, after])).toEqual([
      ['mot', 'xa', []],
      ['hai', 'cong-an', ['mot']],
    ]);
    expect(read.ok && read.value.legs[1]?.steps.map(({ id, after }) => [id, after])).toEqual([
      ['a', []],
      ['b', ['a']],
    ]);
    expect(read.ok && read.value.legs[0]?.steps).toMatchObject([{ id: 'mot', name: 'Chặng một' }]);
  });

  it.each([
    ['a text that is no YAML', 'name: Thủ tục mẫu', 'name: [', ['procedure/yaml 3:1']],
    ['a key that stands twice', 'field: Hộ tịch', 'name: Hai', ['procedure/yaml 3:1']],
    ['a field that is missing', 'name: Thủ tục mẫu\n', '', ['procedure/field-missing 1:1']],
    ['a field that there is not', 'field: Hộ tịch', 'field: Hộ tịch\nfeild: x', ['procedure/field-unknown 4:8']],
    ['a code that is a number', '"2.000986"', '2.000986', ['procedure/value-malformed 1:7']],
    ['a code of another form', '"2.000986"', '"2.98"', ['procedure/code-malformed 1:7']],
    ['a day that does not exist', '2026-01-01', '2026-02-30', ['procedure/value-malformed 4:7']],
    ['no legal base', 'basis: Văn bản mẫu', 'basis: []', ['procedure/field-missing 6:8']],
    [
      'a level that there is not',
      '{ level: commune, filing',
      '{ level: village, filing',
      ['procedure/value-malformed 7:18'],
    ],
    [
      'a limit below zero',
      'limit: { working-days: 3 }',
      'limit: { working-days: -1 }',
      ['procedure/limit-negative 16:24'],
    ],
    [
      'half a working day',
      'limit: { working-days: 3 }',
      'limit: { working-days: 0.5 }',
      ['procedure/limit-malformed 16:24'],
    ],
    [
      'a limit in two units',
      '{ working-days: 0 }',
      '{ working-days: 1, half-days: 1 }',
      ['procedure/limit-units 22:12'],
    ],
    ['a limit without a unit', '{ working-days: 0 }', '{}', ['procedure/field-missing 22:12']],
    [
      'a last day before the first',
      'from: 2026-01-01',
      'from: 2026-01-01\nuntil: 2025-12-31',
      ['procedure/until-before-from 5:8'],
    ],
    [
      'a second limit without its condition',
      'limit: { working-days: 3 }',
      'limit: [{ working-days: 3 }, { working-days: 5 }]',
      ['procedure/field-missing 16:30'],
    ],
  ])('is refused for %s, with line and column', (_what, found, replacement, expected) => {
    expect(problemsOf(found, replacement)).toEqual(expected);
  });

  it('tells everything that is wrong at once, in the order of the text', () => {
    const text = exampleYaml.replace('2026-01-01', 'hôm nay').replace('known: on-the-way', 'known: later');
    const read = readProcedure(text);
    expect(read.ok || read.problems.map(({ path }) => path)).toEqual(['/from', '/options/xac-minh/known']);
  });
});

describe('the graph of a definition', () => {
  it.each([
    ['legs in a circle', 'agency: xa\n', 'agency: xa\n    after: hai\n', ['procedure/cycle 21:12']],
    ['steps in a circle', 'name: Bước a,', 'name: Bước a, after: b,', ['procedure/cycle 31:39']],
    ['a leg after nothing', '    after: mot\n', '', ['procedure/unreachable 25:5']],
    [
      'a leg that wants what it forbids',
      'after: mot',
      'after: mot\n    when: xac-minh\n    unless: xac-minh',
      ['procedure/unreachable 25:5'],
    ],
    [
      'a step that wants what its leg forbids',
      /after: mot\n([^]*)name: Bước b,/,
      'after: mot\n    unless: xac-minh\n$1name: Bước b, when: xac-minh,',
      ['procedure/unreachable 33:9'],
    ],
    ['two agencies for one leg', 'agency: cong-an', 'agency: [cong-an, xa]', ['procedure/two-agencies 27:13']],
    ['another agency for a step', 'name: Bước b,', 'name: Bước b, agency: xa,', ['procedure/two-agencies 32:40']],
    ['a role that nobody described', 'agency: cong-an', 'agency: thue', ['procedure/unknown-reference 27:13']],
    ['a leg that there is not', 'after: mot', 'after: ba', ['procedure/unknown-reference 28:12']],
    ['an option that there is not', 'after: mot', 'after: mot\n    when: khac', ['procedure/unknown-reference 29:11']],
    ['two legs of one name', 'id: hai', 'id: mot', ['procedure/duplicate-id 25:9']],
    ['two steps of one name', 'id: b,', 'id: a,', ['procedure/duplicate-id 32:15']],
    ['a leg without a limit', '    limit: { working-days: 0 }\n', '', ['procedure/limit-missing 18:5']],
    [
      'a step without a limit',
      'name: Bước b, limit: { working-days: 1 }',
      'name: Bước b',
      ['procedure/limit-missing 32:9'],
    ],
    [
      'steps that take longer than is promised',
      'name: Bước b, limit: { working-days: 1 }',
      'name: Bước b, limit: { working-days: 3 }',
      ['procedure/steps-exceed-limit 16:8'],
    ],
    [
      'what is consumed before anybody made it',
      'consumes: to-khai',
      'consumes: [to-khai, giay]',
      ['procedure/consumed-before-made 23:25'],
    ],
    [
      'an item that two legs produce',
      'consumes: giay\n',
      'consumes: giay\n    produces: giay\n',
      ['procedure/made-twice 30:15'],
    ],
    [
      'a return to a leg that comes later',
      /$/,
      'returns: [{ from: mot, to: hai, reason: sai sót }]\n',
      ['procedure/return-forward 33:28'],
    ],
    [
      'a return to the leg itself',
      /$/,
      'returns: [{ from: hai, to: hai, reason: sai sót }]\n',
      ['procedure/return-forward 33:28'],
    ],
  ])('is refused for %s, with line and column', (_what, found, replacement, expected) => {
    expect(problemsOf(found, replacement)).toEqual(expected);
  });

  describe('when a leg sends something back', () => {
    const ba = (more: string): string =>
      `  - { id: ba, name: Ba, agency: cong-an, limit: { working-days: 1 }, consumes: giay, ${more} }\n`;
    const back = (tell: string): string => `returns: [{ from: hai, to: mot, reason: sai sót${tell} }]\n`;

    it.each([
      ['names nobody', '', ['procedure/return-untold 34:11']],
      ['is empty', ', tell: []', ['procedure/return-untold 34:56']],
      ['names it', ', tell: ba', []],
    ])('another that uses the same must be told: tell %s', (_what, tell, expected) => {
      expect(problemsOf(/$/, ba('after: mot') + back(tell))).toEqual(expected);
    });

    it.each([
      ['that begins only after it', 'after: hai'],
      ['that never takes place together with it', 'after: mot, when: xac-minh'],
    ])('one need not be told %s', (_what, more) => {
      const text = exampleYaml.replace('after: mot\n', 'after: mot\n    unless: xac-minh\n') + ba(more) + back('');
      expect(readProcedure(text)).toMatchObject({ ok: true });
    });
  });

  it('tells which units a limit has, where it has several', () => {
    const read = readProcedure(exampleYaml.replace('{ working-days: 0 }', '{ working-days: 1, working-hours: 2 }'));
    expect(read.ok || read.problems.map(({ params }) => params?.['units'])).toEqual(['working-days, working-hours']);
  });

  it('lets legs run side by side, from the reception or after the same leg', () => {
    const read = readProcedure(
      exampleYaml.replace('after: mot', 'after: start').replace('consumes: giay\n', 'consumes: to-khai\n'),
    );
    expect(read).toMatchObject({ ok: true, value: { legs: [{ after: [] }, { after: [] }] } });
  });

  it('finds a limit that is exceeded only under one option', () => {
    const longer = '[{ working-days: 1 }, { working-days: 3, when: xac-minh }]';
    expect(problemsOf('name: Bước b, limit: { working-days: 1 }', `name: Bước b, limit: ${longer}`)).toEqual([
      'procedure/steps-exceed-limit 16:8',
    ]);
  });
});
