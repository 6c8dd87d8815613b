import { axesDecider } from './axis.js';
import type { Axes, AxisCommand } from './axis.js';

const { initial, decide, evolve } = axesDecider;
const address = {
  axis: 'quoc-gia',
  endpoint: 'https://truc.example.gov.vn/api',
  systemId: 'H49-LT',
  organId: 'H49',
  pollMs: 2_000,
};
const join: AxisCommand = { type: 'Join', address, secret: 'mot-bi-mat-dai', allowPlainHttp: false };
const joined: Axes = new Map([['quoc-gia', address]]);

describe('axes that the hub is joined to', () => {
  it('are joined by the operator, with the secret in the sealed half', () => {
    expect(decide(join, initial)).toEqual({
      accepted: true,
      events: [{ type: 'AxisJoined', data: address, personal: { secret: 'mot-bi-mat-dai' } }],
    });
  });

  it.each([
    [{ axis: 'Quốc gia' }, 'axis/nickname-malformed', '/axis'],
    [{ systemId: 'H49 LT' }, 'axis/system-malformed', '/systemId'],
    [{ organId: 'khong-la-ma' }, 'axis/organ-malformed', '/organId'],
    [{ endpoint: 'truc.example.gov.vn' }, 'axis/endpoint-malformed', '/endpoint'],
    [{ endpoint: 'https://truc.example.gov.vn/?x=1' }, 'axis/endpoint-malformed', '/endpoint'],
    [{ endpoint: 'https://a:b@truc.example.gov.vn/' }, 'axis/endpoint-malformed', '/endpoint'],
    [{ endpoint: 'http://truc.example.gov.vn' }, 'axis/plain-http', '/endpoint'],
  ])('refuses %j', (more, code, path) => {
    expect(decide({ ...join, address: { ...address, ...more } }, initial)).toEqual({
      accepted: false,
      refusal: { code, path },
    });
  });

  it('are joined under one name, however their endpoint is written; another systemid there is another connection', () => {
    const again = { ...address, axis: 'truc', endpoint: `${address.endpoint}/` };
    expect(decide({ ...join, address: again }, joined)).toEqual({
      accepted: false,
      refusal: { code: 'axis/joined-already', path: '/axis', params: { axis: 'quoc-gia' } },
    });
    expect(decide({ ...join, address: { ...again, systemId: 'H49-HAI' } }, joined)).toMatchObject({ accepted: true });
    expect(decide(join, joined)).toMatchObject({ accepted: true });
  });

  it.each(['http://127.0.0.1:9000/', 'http://localhost:9000', 'http://[::1]:9000/api'])(
    'takes plain HTTP on this machine: %s',
    (endpoint) => {
      expect(decide({ ...join, address: { ...address, endpoint } }, initial).accepted).toBe(true);
    },
  );

  it('takes plain HTTP elsewhere where it is allowed in so many words', () => {
    const there = { ...address, endpoint: 'http://truc.example.gov.vn' };
    expect(decide({ ...join, address: there, allowPlainHttp: true }, initial).accepted).toBe(true);
  });

  it('takes a secret however short the axis made it', () => {
    expect(decide({ ...join, secret: '1234' }, initial)).toMatchObject({ accepted: true });
  });

  it('refuses a secret that is none or framed by spaces', () => {
    for (const secret of ['', ' mot-bi-mat-dai'])
      expect(decide({ ...join, secret }, initial)).toMatchObject({ refusal: { code: 'axis/secret-malformed' } });
  });

  it('rotates the secret of, and leaves, what it is joined to alone', () => {
    const rotate: AxisCommand = { type: 'RotateSecret', axis: 'quoc-gia', secret: 'bi-mat-moi-dai' };
    const leave: AxisCommand = { type: 'Leave', axis: 'quoc-gia', reason: 'Chuyển sang trục khác' };
    for (const command of [rotate, leave]) {
      expect(decide(command, initial)).toEqual({ accepted: false, refusal: { code: 'axis/not-joined' } });
      expect(decide(command, joined).accepted).toBe(true);
    }
    expect(evolve(joined, { type: 'AxisLeft', data: { axis: 'quoc-gia', reason: 'x' } }).size).toBe(0);
  });
});
