import { transferDecider } from '../../application/ledger/aggregates.js';
import { minute } from '../../testing/delivery.examples.js';
import { given as givenOf } from '../../testing/given.js';
import * as example from '../../testing/transfer.examples.js';
import type { TransferCommand } from './transfer.decide.js';

const { content, submit, submitted, to, resolved, awaitedCode, routingAwaited } = example;
const { recipientsAdded, recipientsRemoved, requestRecall, recallRequested, update, updated } = example;

const given = givenOf(transferDecider);
const start = submitted(['H26', 'H37']);
const routed = [start, resolved('e-1', to('H26'), to('H37'))];
const add = (requestId: string, ...codes: string[]) => ({ type: 'AddRecipients', data: { requestId, codes } }) as const;
const resolve = (
  of: string,
  recipients: string[],
  awaited: ReturnType<typeof awaitedCode>[] = [],
): TransferCommand => ({
  type: 'Resolve',
  of,
  instant: minute(0),
  recipients: recipients.map((agency) => to(agency)),
  awaited,
});
const assign = { type: 'AssignRouting', code: 'H23.7', to: 'H24.1', reason: 'Theo địa bàn' } as const;

describe('submitting', () => {
  it('is the first fact of a transfer', () =>
    given()
      .when(submit(['H26', 'H37']))
      .thenFacts(start));
  it('under a taken identity is left to the comparison of contents', () =>
    given(start)
      .when(submit(['H26', 'H37']))
      .thenRefused({ code: 'transfer/identity-taken' }));
});

describe('what is not there', () => {
  it.each([add('r', 'H38'), resolve('e', []), assign, requestRecall('r'), update('r', { content })])(
    'answers $type like what was never sent',
    (command) => given().when(command).thenRefused({ code: 'transfer/unknown' }),
  );
});

describe('resolving', () => {
  it('records the recipients and what awaits a decision, in this order', () => {
    given(start)
      .when(resolve('e-1', ['H26'], [awaitedCode('H23.7', 'H23.7')]))
      .thenFacts(resolved('e-1', to('H26')), routingAwaited('e-1', 'H23.7', 'H23.7'));
  });
  it('is done once for each event that named recipients', () =>
    given(...routed)
      .when(resolve('e-1', ['H38']))
      .thenNothing());
  it('never names a recipient twice', () =>
    given(...routed)
      .when(resolve('e-2', ['H26', 'H38']))
      .thenFacts(resolved('e-2', to('H38'))));
  it('awaits a code once', () =>
    given(...routed, routingAwaited('e-1', 'H23.7', 'H23.7'))
      .when(resolve('e-2', [], [awaitedCode('H23.7', 'H23.7')]))
      .thenFacts(resolved('e-2')));
});

describe('the routing desk', () => {
  const waiting = [...routed, routingAwaited('e-1', 'H23.7', 'H23.7')];
  const assigned = {
    type: 'RoutingAssigned' as const,
    data: { code: 'H23.7', agency: 'H23.7', to: 'H24.1' },
    personal: { reason: 'Theo địa bàn' },
  };
  it('assigns what waits, with the reason', () =>
    given(...waiting)
      .when(assign)
      .thenFacts(assigned));
  it('assigns once', () =>
    given(...waiting, assigned)
      .when(assign)
      .thenRefused({ code: 'routing/not-awaited', path: '/code' }));
  it('assigns nothing that was recalled or removed meanwhile', () => {
    const gone = { code: 'routing/not-awaited', path: '/code' } as const;
    given(...waiting, recallRequested('r'))
      .when(assign)
      .thenRefused(gone);
    given(...waiting, recallRequested('r', 'H23.7'))
      .when(assign)
      .thenRefused(gone);
    given(...waiting, recipientsRemoved('r', 'H23.7'))
      .when(assign)
      .thenRefused(gone);
    given(...waiting, recallRequested('r', 'H26'))
      .when(assign)
      .thenFacts(assigned);
  });
});

describe('adding recipients', () => {
  it('adds those who are new', () =>
    given(...routed)
      .when(add('r', 'H26', 'H38'))
      .thenFacts(recipientsAdded('r', 'H38')));
  it('of whom none is new changes nothing', () =>
    given(...routed)
      .when(add('r', 'H26'))
      .thenNothing());
  it('takes one back that was removed', () =>
    given(...routed, recipientsRemoved('u', 'H26'))
      .when(add('r', 'H26'))
      .thenFacts(recipientsAdded('r', 'H26')));
  it('takes one back that was removed while its routing was awaited', () =>
    given(submitted(['H26', 'H23.7']), resolved('e-1', to('H26')), routingAwaited('e-1', 'H23.7', 'H23.7'))
      .when(update('u', { removed: ['H23.7'] }))
      .thenFacts(updated('u', { removed: ['H23.7'] }), recipientsRemoved('u', 'H23.7')));
  it('adds again a code that was removed while its routing was awaited', () =>
    given(submitted(['H26', 'H23.7']), routingAwaited('e-1', 'H23.7', 'H23.7'), recipientsRemoved('u', 'H23.7'))
      .when(add('r', 'H23.7'))
      .thenFacts(recipientsAdded('r', 'H23.7')));
});

describe('recalling', () => {
  it('asks all or some of the recipients, once per request', () => {
    given(...routed)
      .when(requestRecall('r'))
      .thenFacts(recallRequested('r'));
    given(...routed)
      .when(requestRecall('r', 'H37'))
      .thenFacts(recallRequested('r', 'H37'));
    given(...routed, recallRequested('r'))
      .when(requestRecall('r'))
      .thenNothing();
  });
  it('asks nobody who did not get it', () =>
    given(...routed)
      .when(requestRecall('r', 'H26', 'H38'))
      .thenRefused({ code: 'transfer/not-a-recipient', path: '/agencies', params: { agency: 'H38' } }));
  it('reaches one whose routing is awaited', () =>
    given(...routed, routingAwaited('e-1', 'H23.7', 'H23.7'))
      .when(requestRecall('r', 'H23.7'))
      .thenFacts(recallRequested('r', 'H23.7')));
});

describe('updating', () => {
  it('changes the content, and the newest content counts', () => {
    const newer = { ...content, proof: 'ef'.repeat(32) };
    given(...routed)
      .when(update('u', { content: newer }))
      .thenFacts(updated('u', { content: newer }));
    expect(given(...routed, updated('u', { content: newer })).state()).toMatchObject({ content: newer });
    expect(given(...routed, updated('u', { added: ['H38'] })).state()).toMatchObject({ content });
  });
  it('adds and removes recipients in one commit', () =>
    given(...routed)
      .when(update('u', { added: ['H26', 'H38'], removed: ['H37'] }))
      .thenFacts(updated('u', { added: ['H38'], removed: ['H37'] }), recipientsRemoved('u', 'H37')));
  it('is done once per request', () =>
    given(...routed, updated('u', { content }))
      .when(update('u', { content }))
      .thenNothing());
  it('that changes nothing is refused', () =>
    given(...routed)
      .when(update('u', { added: ['H26'] }))
      .thenRefused({ code: 'transfer/nothing-to-update', path: '/' }));
  it('removes nobody who did not get it', () =>
    given(...routed)
      .when(update('u', { removed: ['H38'] }))
      .thenRefused({ code: 'transfer/not-a-recipient', path: '/removeRecipients', params: { agency: 'H38' } }));
});

describe('replacing and writing edXML', () => {
  const replaced = { type: 'DocumentReplaced' as const, data: { by: 't-2', agencies: [] } };
  const written = { type: 'EdxmlWritten' as const, data: { of: 'e-1', message: { ref: 'blob-1', size: 10 } } };
  it('is recorded once per replacing transfer', () => {
    given(...routed)
      .when({ ...replaced, type: 'Replace' })
      .thenFacts(replaced);
    given(...routed, replaced)
      .when({ ...replaced, type: 'Replace' })
      .thenNothing();
  });
  it('is recorded once per content', () => {
    given(...routed)
      .when({ ...written, type: 'RecordEdxml' })
      .thenFacts(written);
    given(...routed, written)
      .when({ ...written, type: 'RecordEdxml' })
      .thenNothing();
  });
});
