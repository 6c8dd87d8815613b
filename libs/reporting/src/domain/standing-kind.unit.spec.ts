import { standing, STANDINGS } from './standing-kind.js';

describe('where a dossier stands', () => {
  it('is one of eighteen, each found by what it is', () => {
    expect(STANDINGS).toHaveLength(18);
    expect(STANDINGS.map(({ place }) => place)).toEqual(STANDINGS.map((_, place) => place));
    for (const one of STANDINGS) expect(standing(one.origin, one.resolved, one.verdict)).toBe(one);
  });
});
