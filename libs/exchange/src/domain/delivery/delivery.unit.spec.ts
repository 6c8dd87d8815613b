import { deliveryDecider } from '../../application/ledger/aggregates.js';
import {
  answer,
  askUpdate,
  consigned,
  exposed,
  handedOver,
  minute,
  recall,
  report,
} from '../../testing/delivery.examples.js';
import {
  answered,
  cancelled,
  passedOn,
  recallAsked,
  reported,
  silent,
  updateAsked,
} from '../../testing/delivery.examples.js';
import { given as givenOf } from '../../testing/given.js';

const given = givenOf(deliveryDecider);
const consign = (sequence: number) => ({ type: 'Consign', sequence }) as const;
const expose = { type: 'Expose', system: 'system-1' } as const;
const handOver = { type: 'HandOver', system: 'system-1', sequence: 4 } as const;
const fallSilent = { type: 'FallSilent', afterHours: 24 } as const;
const passOn = { type: 'PassOn', successor: 'H24', closedOn: minute(30) } as const;

describe('consigning', () => {
  it('follows from the inbox entry and keeps its sequence', () => given().when(consign(7)).thenFacts(consigned(7)));
  it('is done once', () => given(consigned(4)).when(consign(4)).thenNothing());
  it('by an entry before the one that counts changes nothing', () =>
    given(consigned(4), consigned(9)).when(consign(4)).thenNothing());

  it.each([
    ['under way', []],
    ['exposed', [exposed]],
    ['handed over', [handedOver]],
    ['accepted', [reported('03')]],
    ['asked back', [exposed, recallAsked('recall-1')]],
    ['cancelled', [cancelled('recall-1')]],
    ['refused', [reported('02')]],
    ['recalled', [exposed, recallAsked('recall-1'), answered('RecallAgreed', 'recall-1')]],
    ['passed on', [passedOn()]],
  ])('begins anew with a later entry when the delivery is %s, and not with the old one', (_, end) => {
    given(consigned(4), ...end)
      .when(consign(9))
      .thenFacts(consigned(9));
    given(consigned(4), ...end)
      .when(consign(4))
      .thenNothing();
    given(consigned(4), ...end, consigned(9))
      .when(report('03', { id: 'anew' }))
      .thenFacts(reported('03', { id: 'anew' }));
  });

  it('anew leaves what was asked of the old entry behind', () => {
    const history = [consigned(4), exposed, recallAsked('r-1'), updateAsked('u-1'), consigned(9)];
    given(...history)
      .when(answer(true))
      .thenRefused({ code: 'delivery/nothing-to-answer', path: '/status' });
    given(...history)
      .when(recall('r-2'))
      .thenFacts(cancelled('r-2'));
  });

  it('anew does not forget which reports were heard', () => {
    given(consigned(4), reported('02'), consigned(9)).when(report('02')).thenNothing();
    given(consigned(4), reported('02'), consigned(9))
      .when(report('02', { id: 'other' }))
      .thenFacts(reported('02', { id: 'other' }));
  });
});

describe('handing out', () => {
  it('exposes once', () => {
    given(consigned()).when(expose).thenFacts(exposed);
    given(consigned(), exposed).when(expose).thenNothing();
  });
  it('hands over once, whichever system acknowledges next', () => {
    given(consigned()).when(handOver).thenFacts(handedOver);
    given(consigned(), exposed).when(handOver).thenFacts(handedOver);
    given(consigned(), exposed, handedOver)
      .when({ ...handOver, system: 'system-2' })
      .thenNothing();
  });
  it('needs no exposing any more once it was handed over', () =>
    given(consigned(), handedOver).when(expose).thenNothing());
  it('is refused once the sender took it back', () => {
    given(consigned(), cancelled('recall-1')).when(expose).thenRefused({ code: 'delivery/cancelled' });
    given(consigned(), cancelled('recall-1')).when(handOver).thenRefused({ code: 'delivery/cancelled' });
  });
  it('is refused where nothing was consigned', () =>
    given().when(expose).thenRefused({ code: 'delivery/not-consigned' }));
  it('does not take the acknowledgement of an earlier entry for that of the document that came again', () => {
    given(consigned(4), cancelled('recall-1'), consigned(9)).when(handOver).thenNothing();
  });
  it('of an entry whose consignment has not come yet is refused, not passed over', () => {
    const early = { code: 'delivery/not-consigned' } as const;
    given().when(handOver).thenRefused(early);
    given(consigned(3)).when(handOver).thenRefused(early);
    given(consigned(3), cancelled('recall-1')).when(handOver).thenRefused(early);
  });
});

describe('a report', () => {
  it('keeps the words of the clerk', () => {
    const words = { reason: 'Đã vào sổ', staff: { staff: 'Trần Thị B' } };
    given(consigned(), exposed).when(report('03', { words })).thenFacts(reported('03', { words }));
  });
  it.each([undefined, '', '  \n'])('of refusal needs a reason: %j is none', (reason) => {
    const words = reason === undefined ? {} : { reason };
    given(consigned()).when(report('02', { words })).thenRefused({ code: 'delivery/reason-required', path: '/reason' });
  });
  it('is recognised by its identity, even where its code would now be refused', () => {
    given(consigned(), exposed, reported('03'), recallAsked('r'), answered('RecallAgreed', 'r'))
      .when(report('03', { at: minute(40) }))
      .thenNothing();
    given(consigned(), reported('01'), cancelled('recall-1')).when(report('01')).thenNothing();
  });
  it('that is late leaves the rung', () => {
    const state = given(consigned(), reported('05'), reported('03', { late: true })).state();
    expect(state).toMatchObject({ status: 'open', rung: '05', reported: new Set(['05', '03']) });
  });
});

describe('an answer', () => {
  it('goes to the recall, then to the updates, oldest first, and then to nothing', () => {
    const asked = [consigned(), exposed, updateAsked('u-1'), recallAsked('r-1'), updateAsked('u-2')];
    const said = (number: number) => ({ id: `a-${number}` });
    const one = answered('RecallRefused', 'r-1', said(1));
    const two = answered('UpdateAgreed', 'u-1', said(2));
    const three = answered('UpdateRefused', 'u-2', said(3));
    given(...asked)
      .when(answer(false, said(1)))
      .thenFacts(one);
    given(...asked, one)
      .when(answer(true, said(2)))
      .thenFacts(two);
    given(...asked, one, two)
      .when(answer(false, said(3)))
      .thenFacts(three);
    given(...asked, one, two, three)
      .when(answer(true, said(4)))
      .thenNothing();
  });
  it('again under its identity is known', () => {
    given(consigned(), exposed, updateAsked('u-1'), answered('UpdateAgreed', 'u-1'), updateAsked('u-2'))
      .when(answer(true))
      .thenNothing();
    given(consigned(), updateAsked('u-1'), answered('UpdateAgreed', 'u-1'), cancelled('recall-1'))
      .when(answer(true))
      .thenNothing();
  });
  it('that nobody ever gave is refused when nothing is open', () => {
    given(consigned(), exposed, updateAsked('u-1'), answered('UpdateAgreed', 'u-1'))
      .when(answer(false, { id: 'a-2' }))
      .thenRefused({ code: 'delivery/nothing-to-answer', path: '/status' });
  });
});

describe('what the sender asks', () => {
  it('is asked once per request', () => {
    given(consigned(), exposed, recallAsked('r-1'), answered('RecallRefused', 'r-1')).when(recall('r-1')).thenNothing();
    given(consigned(), exposed, updateAsked('u-1')).when(askUpdate('u-1')).thenNothing();
  });
  it('may be asked again after a no', () => {
    given(consigned(), exposed, recallAsked('r-1'), answered('RecallRefused', 'r-1'))
      .when(recall('r-2'))
      .thenFacts(recallAsked('r-2'));
  });
  it.each([
    ['the lowest status', [reported('01')]],
    ['a late one', [reported('01', { late: true })]],
    ['an answer to an update', [updateAsked('u-1'), answered('UpdateRefused', 'u-1')]],
  ])('is asked, not cancelled, once there was a report: %s', (_, told) =>
    given(consigned(), ...told)
      .when(recall('r-1'))
      .thenFacts(recallAsked('r-1')),
  );
  it('is cancelled where only the hub or the sender has spoken', () =>
    given(consigned(), updateAsked('u-1'), silent).when(recall('r-1')).thenFacts(cancelled('r-1')));
  it('is not asked of a delivery that ended', () => {
    given(consigned(), reported('02')).when(askUpdate('u-1')).thenNothing();
    given(consigned(), passedOn()).when(recall('r-1')).thenNothing();
  });
  it('is refused where nothing was consigned', () => {
    given().when(askUpdate('u-1')).thenRefused({ code: 'delivery/not-consigned' });
    given().when(recall('r-1')).thenRefused({ code: 'delivery/not-consigned' });
  });
});

describe('silence', () => {
  it('is raised once, and ended by any status or answer', () => {
    given(consigned()).when(fallSilent).thenFacts(silent);
    given(consigned(), silent).when(fallSilent).thenNothing();
    expect(given(consigned(), silent, reported('01')).state()).toMatchObject({ silent: false });
    given(consigned(), silent, reported('01')).when(fallSilent).thenNothing();
    given(consigned(), updateAsked('u-1'), answered('UpdateAgreed', 'u-1')).when(fallSilent).thenNothing();
  });
  it('is not raised for what was only handed over and then ended', () => {
    given(consigned(), exposed, handedOver).when(fallSilent).thenFacts(silent);
    given(consigned(), passedOn()).when(fallSilent).thenNothing();
    given().when(fallSilent).thenNothing();
  });
  it('is raised for a new consignment, whatever was said about the old one', () => {
    given(consigned(4), silent, reported('02'), consigned(9)).when(fallSilent).thenFacts(silent);
  });
});

describe('passing on', () => {
  it('ends what is under way', () => given(consigned(), reported('05')).when(passOn).thenFacts(passedOn()));
  it.each(['cancelled', 'completed', 'refused', 'passed on already'])('leaves what is %s alone', (state) => {
    const end = { cancelled: cancelled('r'), completed: reported('06'), refused: reported('02') }[state] ?? passedOn();
    given(consigned(), end).when(passOn).thenNothing();
  });
});
