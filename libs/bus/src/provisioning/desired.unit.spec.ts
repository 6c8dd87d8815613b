import { asked, ended, held, rightsOf } from '../testing/simulated-broker.js';

describe('what the register asks of the broker', () => {
  it('lets the holder write its out and read its in, dead letters and group, each by its literal name', () => {
    const state = asked(held('H37.02', 'one'));
    expect(rightsOf(state, 'one')).toEqual([
      'read group lienthong.agency.H37.02',
      'read topic lienthong.agency.H37.02.dlq',
      'read topic lienthong.agency.H37.02.in',
      'write topic lienthong.agency.H37.02.out',
    ]);
    for (const { pattern, host, permission } of state.rules.values())
      expect({ pattern, host, permission }).toEqual({ pattern: 'literal', host: '*', permission: 'allow' });
  });

  it('lets the hub read out, relay into in, keep dead letters, look at acknowledgements, and use its own names', () => {
    expect(rightsOf(asked(held('H37', 'one')), 'hub')).toEqual([
      'describe group lienthong.agency.H37',
      'read group lienthong.hub.edge-0',
      'read group lienthong.relay',
      'read topic lienthong.agency.H37.in',
      'read topic lienthong.agency.H37.out',
      'read topic lienthong.relay.shard-0',
      'write topic lienthong.agency.H37.dlq',
      'write topic lienthong.agency.H37.in',
      'write transactional-id lienthong.relay-0',
    ]);
  });

  it('has one partition a topic, the broker’s clock, and gzip on what agencies write', () => {
    const { topics } = asked(held('H37', 'one'));
    const time = 'LogAppendTime';
    expect(topics.get('lienthong.agency.H37.out')).toMatchObject({
      partitions: 1,
      configs: { 'compression.type': 'gzip', 'message.timestamp.type': time, 'max.message.bytes': '1048576' },
    });
    for (const name of ['in', 'dlq'])
      expect(topics.get(`lienthong.agency.H37.${name}`)).toMatchObject({
        partitions: 1,
        configs: { 'message.timestamp.type': time, 'max.message.bytes': name === 'in' ? '1048576' : '1114112' },
      });
  });

  it('gives passwords to those who use them, and quotas to all who hold', () => {
    const state = asked(held('H37', 'one'), held('H38', 'mtls'), ended('H39', 'gone'));
    expect([...state.passwords]).toEqual(['one']);
    expect([...state.quotas.keys()]).toEqual(['one', 'mtls']);
  });

  it('has topics before a bus mandate begins, and no rights', () => {
    const state = asked({ agencyId: 'H37', tenures: [{ system: 'one' }] });
    expect(state.topics.has('lienthong.agency.H37.out')).toBe(true);
    expect(rightsOf(state, 'one')).toEqual([]);
  });
});
