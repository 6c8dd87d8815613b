import { createLog } from '@lienthong/http-edge';
import { call } from '../../support/api.js';
import { AXIS, joinAxis, startProvince } from '../../support/axis/province.js';
import type { Province } from '../../support/axis/province.js';
import { startScriptedAxis } from '../../support/axis/scripted-axis.js';
import type { ScriptedAxis } from '../../support/axis/scripted-axis.js';

interface Line {
  readonly level: string;
  readonly msg: string;
  readonly code?: string;
  readonly next?: string;
  readonly error?: unknown;
}

describe('an operator’s look for mail while the axis is away', () => {
  const lines: Line[] = [];
  let province: Province;
  let axis: ScriptedAxis;
  beforeAll(async () => {
    const to = { write: (line: string) => void lines.push(JSON.parse(line) as Line) };
    province = await startProvince({}, { log: createLog({ to }) });
    axis = await startScriptedAxis();
    await joinAxis(province.hub, axis);
  });
  afterAll(async () => {
    await province[Symbol.asyncDispose]();
    await axis[Symbol.asyncDispose]();
  });
  const pull = () => call(province.hub.url, province.operator, 'POST', `/v1/axes/${AXIS}/pull`);

  it.each([
    ['axis/reply-malformed', 502, 'html'],
    ['axis/reply-status', 502, 'http-500'],
    ['axis/unreachable', 503, 'cut-before'],
    ['axis/system-error', 503, { fail: 20, words: 'Loi' }],
  ] as const)(
    'is answered with the outage, and logged as %s with what to do, as no error of the hub',
    async (code, status, how) => {
      const heal = axis.failing('getReceivedEdocList', () => true, how);
      const from = lines.length;
      const answer = await pull();
      heal();
      expect({ status: answer.status, code: answer.body['code'] }).toEqual({ status, code });
      const told = lines.slice(from);
      const refused = told.filter(({ msg }) => msg === 'refused');
      expect(refused).toMatchObject([{ level: 'warn', code, next: expect.stringMatching(/\w{3}/) as string }]);
      expect(refused[0]).not.toHaveProperty('error');
      expect(told.filter(({ level }) => level === 'error')).toEqual([]);
    },
  );
});
