import { wrongNode } from './wrong-node.js';

describe('another Node', () => {
  it('than 24 is told what to do, in one line', () => {
    for (const version of ['20.20.2', '22.9.0', '25.0.0', '2.4.0']) {
      expect(wrongNode(version)).toMatch(/Node 24.*npm run hub -- /);
      expect(wrongNode(version)?.split('\n')).toHaveLength(1);
    }
  });
  it('of the right version is not complained of', () => {
    expect(wrongNode('24.0.0')).toBeUndefined();
    expect(wrongNode('24.21.0')).toBeUndefined();
  });
});
