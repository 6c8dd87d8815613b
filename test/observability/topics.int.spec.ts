import { call, json } from '../support/api.js';
import { until } from '../support/eventually.js';
import { startObservedHub } from './observed-hub.js';

const document = { subject: 'Thử', number: '1', notation: 'TB', promulgatedOn: '2026-11-20' };

describe('the list of topics', () => {
  it('shows each agency’s inbox and mark, page after page, to operators alone', async () => {
    await using observed = await startObservedHub({ onBus: ['H49', 'G22', 'H37'] });
    const { hub, prepared } = observed;
    const list = async (query = '', token = prepared.operator) =>
      (await call(hub.url, token, 'GET', `/v1/desk/topics${query}`)).body;
    await call(
      hub.url,
      prepared.agency,
      'POST',
      '/v1/transfers',
      json({ messageId: '1', from: 'G22', to: ['H37'], document }),
    );
    const shown = (agency: string, sequence: number) =>
      expect.objectContaining({
        agency,
        head: sequence,
        mark: expect.objectContaining({ sequence }) as unknown,
        held: null,
      }) as unknown;
    await until(async () => JSON.stringify(await list()).includes('"sequence":0'));
    expect(await list('?limit=2')).toEqual({ items: [shown('G22', -1), shown('H37', 0)], next: 'H37' });
    expect(await list('?limit=2&after=H37')).toEqual({ items: [shown('H49', -1)] });
    expect(await list('?limit=0')).toMatchObject({ code: 'http/invalid' });
    expect(await list('', prepared.agency)).toMatchObject({ code: 'auth/wrong-role' });
  });
});
