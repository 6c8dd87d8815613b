import { call, json, multipart } from '../support/api.js';
import { openTriedHub } from '../support/tried-hub.js';
import type { TriedHub } from '../support/tried-hub.js';
import { tracesOf } from '../support/leaves-no-trace.js';

const document = { subject: 'Về việc thử' };
const submission = { messageId: 'm1', from: 'G22', to: ['H37'], document };

describe('a step that does not fit what was before', () => {
  let tried: TriedHub;

  beforeAll(async () => {
    tried = await openTriedHub();
  });
  afterAll(() => tried[Symbol.asyncDispose]());

  const post: TriedHub['post'] = (...asked) => tried.post(...asked);

  const { leavesNoTrace } = tracesOf(
    () => tried.hub,
    () => tried.prepared,
  );

  it('refuses an illegal step of the ladder with its reason, and changes nothing', async () => {
    const { body } = await post(multipart({ ...submission, messageId: 'ladder' }));
    const { transfer } = body['receipt'] as { transfer: string };
    const report = (status: string, messageId: string) =>
      post(json({ messageId, status, reason: 'x' }), `/v1/deliveries/${transfer}/H37/status`);
    const taken = await report('03', 's1');
    expect({ status: taken.status, code: taken.body['code'] }).toEqual({ status: 200, code: undefined });
    const refused = await leavesNoTrace(() => report('02', 's2'));
    expect({ status: refused.status, code: refused.body['code'] }).toEqual({
      status: 409,
      code: 'delivery/already-accepted',
    });
  });

  it('refuses an update that removes and adds the same agency, whole and under its place', async () => {
    const { body } = await post(multipart({ ...submission, messageId: 'both' }));
    const { transfer } = body['receipt'] as { transfer: string };
    const change = { reason: 'x', document, addRecipients: ['H49', '000.00.00.H37'], removeRecipients: ['H37'] };
    const path = `/v1/transfers/${transfer}/update`;
    const refused = await leavesNoTrace(() => post(json({ messageId: 'u-both', ...change }), path));
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'transfer/removed-and-added', path: '/addRecipients/1' },
    });
  });

  it('refuses a recall that asks nobody in so many words: an empty list is not everybody', async () => {
    const recalled = await post(
      json({ messageId: 'r-none', reason: 'x', agencies: [] }),
      '/v1/transfers/00000000-0000-4000-8000-000000000000/recall',
    );
    expect(recalled).toMatchObject({ status: 400, body: { code: 'http/invalid', path: '/agencies' } });
  });

  it('refuses a cursor of another epoch and one beyond the head', async () => {
    const of = (after: string) =>
      call(tried.hub.url, tried.prepared.agency, 'GET', `/v1/agencies/H37/inbox?after=${after}`);
    const foreign = await of('01900000-0000-7000-8000-000000000000:0');
    expect({ status: foreign.status, code: foreign.body['code'] }).toEqual({ status: 409, code: 'inbox/other-epoch' });
    const beyond = await of(`${tried.hub.exchange.store.epoch}:999999`);
    expect({ status: beyond.status, code: beyond.body['code'] }).toEqual({ status: 409, code: 'inbox/beyond-head' });
    const odd = await of('x');
    expect({ status: odd.status, code: odd.body['code'] }).toEqual({ status: 400, code: 'inbox/cursor-malformed' });
  });
});
