import { offerDecider } from './offer.js';
import type { Offer, OfferCommand, OfferEvent } from './offer.js';

const of = { agency: 'H26', system: 'qlvb', sequence: 7, transfer: 't-1' };
const after = (...types: readonly OfferEvent['type'][]): Offer =>
  types.reduce<Offer>(
    (state, type) => offerDecider.evolve(state, { type, data: of, personal: {} }),
    offerDecider.initial,
  );
const decided = (type: OfferCommand['type'], state: Offer) =>
  offerDecider.decide({ type, of, reason: 'Lỗi đọc tệp' }, state);

describe('an entry that is offered to a system', () => {
  it('leaves the list when the system says that it failed, with the words it gave', () => {
    expect(decided('Fail', after())).toEqual({
      accepted: true,
      events: [{ type: 'HandOverFailed', data: of, personal: { reason: 'Lỗi đọc tệp' } }],
    });
  });

  it('that failed is no new fact when the system says so again, nor once it was given up', () => {
    expect(decided('Fail', after('HandOverFailed'))).toEqual({ accepted: true, events: [] });
    expect(decided('Fail', after('HandOverFailed', 'OfferEnded'))).toEqual({ accepted: true, events: [] });
  });

  it('is offered again by decision alone, and may fail again', () => {
    expect(decided('OfferAgain', after('HandOverFailed'))).toMatchObject({ events: [{ type: 'OfferedAgain' }] });
    expect(decided('Fail', after('HandOverFailed', 'OfferedAgain'))).toMatchObject({
      events: [{ type: 'HandOverFailed' }],
    });
  });

  it.each(['OfferAgain', 'EndOffer'] as const)('is not decided upon (%s) unless it failed', (type) => {
    for (const state of [after(), after('HandOverFailed', 'OfferedAgain'), after('HandOverFailed', 'OfferEnded')]) {
      expect(decided(type, state)).toEqual({ accepted: false, refusal: { code: 'offer/not-failed' } });
    }
  });
});
