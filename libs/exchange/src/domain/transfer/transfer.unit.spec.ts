import { transferDecider } from '../../application/ledger/aggregates.js';
import { given as givenOf } from '../../testing/given.js';
import * as example from '../../testing/transfer.examples.js';
import type { Resolution } from './transfer.decide.js';

const { content, submit, submitted, found, to, resolved, awaitedCode, routingAwaited } = example;
const { recipientsAdded, recipientsRemoved, requestRecall, recallRequested, update, updated } = example;

const given = givenOf(transferDecider);
const start = submitted(['H26', 'H37']);
const routed = [start, resolved('submission', to('H26'), to('H37'))];
const waitingFor = awaitedCode('H23.7', 'H23.7');
const awaited = routingAwaited('submission', 'H23.7', 'H23.7');
const add = (requestId: string, codes: readonly string[], resolution = found(codes.map((code) => to(code)))) =>
  ({ type: 'AddRecipients', data: { requestId, codes }, resolution }) as const;
const resolve = (of: string, resolution: Resolution) => ({ type: 'Resolve', of, resolution }) as const;
const assign = { type: 'AssignRouting', code: 'H23.7', to: 'H24.1', reason: 'Theo địa bàn' } as const;

describe('submitting', () => {
  it('is one decision: the document, and who receives it', () =>
    given()
      .when(submit(['H26', 'H37']))
      .thenFacts(...routed));
  it('records what awaits a decision after whom it reaches', () =>
    given()
      .when(submit(['H26', 'H23.7'], found([to('H26')], [waitingFor])))
      .thenFacts(submitted(['H26', 'H23.7']), resolved('submission', to('H26')), awaited));
  it('says so when it reaches nobody before the desk has decided', () =>
    given()
      .when(submit(['H23.7'], found([], [waitingFor])))
      .thenFacts(submitted(['H23.7']), resolved('submission'), awaited));
  it.each([
    ['the document alone', [start]],
    ['the document and its recipients', routed],
  ])('under an identity that %s has taken is left to the comparison of contents', (_, history) =>
    given(...history)
      .when(submit(['H26', 'H37']))
      .thenRefused({ code: 'transfer/identity-taken' }),
  );
});

describe('what is not there', () => {
  it.each([add('r', ['H38']), resolve('e', found([])), assign, requestRecall('r'), update('r', { content })])(
    'answers $type like what was never sent',
    (command) => given().when(command).thenRefused({ code: 'transfer/unknown' }),
  );
});

describe('resolving later, when an agency has closed', () => {
  it('records the recipients and what awaits a decision, in this order', () =>
    given(...routed)
      .when(resolve('e-1', found([to('H24', 'H26')], [waitingFor])))
      .thenFacts(resolved('e-1', to('H24', 'H26')), routingAwaited('e-1', 'H23.7', 'H23.7')));
  it('is done once for each closing, whatever the register says next', () =>
    given(...routed, resolved('e-1', to('H24', 'H26')))
      .when(resolve('e-1', found([to('H38', 'H26')], [waitingFor])))
      .thenNothing());
  it('never names a recipient twice', () =>
    given(...routed)
      .when(resolve('e-1', found([to('H26', 'H37'), to('H38')])))
      .thenFacts(resolved('e-1', to('H38'))));
  it('awaits a code once', () =>
    given(...routed, awaited)
      .when(resolve('e-1', found([], [waitingFor])))
      .thenFacts(resolved('e-1')));
});

describe('the routing desk', () => {
  const waiting = [...routed, awaited];
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
  it('adds those who are new, and resolves them in the same decision', () =>
    given(...routed)
      .when(add('r', ['H26', 'H38']))
      .thenFacts(recipientsAdded('r', 'H38'), resolved('r', to('H38'))));
  it('of whom none is new changes nothing, even when the register names another by now', () =>
    given(...routed)
      .when(add('r', ['H26'], found([to('H24', 'H26')], [waitingFor])))
      .thenNothing());
  it('leaves a new one to the routing desk where no scope fits', () =>
    given(...routed)
      .when(add('r', ['H23.7'], found([], [waitingFor])))
      .thenFacts(recipientsAdded('r', 'H23.7'), resolved('r'), routingAwaited('r', 'H23.7', 'H23.7')));
  it('by another code of one who has it brings it nothing', () =>
    given(...routed)
      .when(add('r', ['000.00.00.H26'], found([to('H26', '000.00.00.H26')])))
      .thenFacts(recipientsAdded('r', '000.00.00.H26'), resolved('r')));
  it('takes one back that was removed', () =>
    given(...routed, recipientsRemoved('u', 'H26'))
      .when(add('r', ['H26']))
      .thenFacts(recipientsAdded('r', 'H26'), resolved('r', to('H26'))));
  it('adds again a code that was removed while its routing was awaited', () =>
    given(submitted(['H26', 'H23.7']), resolved('submission', to('H26')), awaited, recipientsRemoved('u', 'H23.7'))
      .when(add('r', ['H23.7'], found([], [waitingFor])))
      .thenFacts(recipientsAdded('r', 'H23.7'), resolved('r'), routingAwaited('r', 'H23.7', 'H23.7')));
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
    given(...routed, awaited)
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
  it('adds and removes recipients in one commit, and resolves last', () =>
    given(...routed)
      .when(
        update('u', { added: ['H26', 'H38', 'H23.7'], removed: ['H37'] }, found([to('H26'), to('H38')], [waitingFor])),
      )
      .thenFacts(
        updated('u', { added: ['H38', 'H23.7'], removed: ['H37'] }),
        recipientsRemoved('u', 'H37'),
        resolved('u', to('H38')),
        routingAwaited('u', 'H23.7', 'H23.7'),
      ));
  it('resolves nothing where nobody is added', () => {
    given(...routed)
      .when(update('u', { content }, found([to('H38')], [waitingFor])))
      .thenFacts(updated('u', { content }));
    given(...routed)
      .when(update('u', { removed: ['H26'] }))
      .thenFacts(updated('u', { removed: ['H26'] }), recipientsRemoved('u', 'H26'));
  });
  describe('that removes and adds the same agency is refused whole', () => {
    const twice = { code: 'transfer/removed-and-added', path: '/addRecipients/1' } as const;
    const change = (code: string, removed: string) => ({ content, added: ['H38', code], removed: [removed] });

    it('under the code by which it received', () =>
      given(...routed)
        .when(update('u', change('H26', 'H26')))
        .thenRefused(twice));
    it('under another code of it', () =>
      given(...routed)
        .when(update('u', change('000.00.00.H26', 'H26'), found([to('H38'), to('H26', '000.00.00.H26')])))
        .thenRefused(twice));
    it('under a code by which it received and that stands for another since', () =>
      given(start, resolved('submission', to('H24', 'H26'), to('H37')))
        .when(update('u', change('H26', 'H24'), found([to('H38'), to('H37', 'H26')])))
        .thenRefused(twice));
    it('while its routing is awaited', () => {
      const other = '000.00.00.H23.7';
      given(...routed, awaited)
        .when(update('u', change('H23.7', 'H23.7'), found([to('H38')], [waitingFor])))
        .thenRefused(twice);
      given(...routed, awaited)
        .when(update('u', change(other, 'H23.7'), found([to('H38')], [awaitedCode(other, 'H23.7')])))
        .thenRefused(twice);
    });
    it('but a request that is known is answered as before', () =>
      given(...routed, updated('u', { content }))
        .when(update('u', change('H26', 'H26')))
        .thenNothing());
    it('and another update adds it again', () =>
      given(...routed, updated('u', { removed: ['H26'] }), recipientsRemoved('u', 'H26'))
        .when(update('u-2', { added: ['H26'] }))
        .thenFacts(updated('u-2', { added: ['H26'] }), resolved('u-2', to('H26'))));
  });
  it('removes one whose routing is awaited', () =>
    given(...routed, awaited)
      .when(update('u', { removed: ['H23.7'] }))
      .thenFacts(updated('u', { removed: ['H23.7'] }), recipientsRemoved('u', 'H23.7')));
  it('is done once per request', () =>
    given(...routed, updated('u', { content }))
      .when(update('u', { content, added: ['H38'] }))
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
