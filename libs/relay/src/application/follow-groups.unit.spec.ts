import { agencyGroup } from '@lienthong/bus';
import { Fault } from '@lienthong/kernel';
import { followGroups } from './follow-groups.js';
import type { TopicInHand, Topics } from './topics.js';

const inHand = (agency: string): TopicInHand => ({
  agency,
  topic: `${agency}.in`,
  generation: 0,
  mark: { sequence: 4, offset: 4 },
  told: 4,
  segments: [{ sequence: 0, offset: 0, count: 5 }],
  acknowledged: -1,
});

/** Every group has committed behind the third record; the broker refuses to show the refused ones. */
const follow = (agencies: readonly string[], refused: ReadonlySet<string>) => {
  const acknowledged = new Map<string, number>();
  const unfollowed: string[] = [];
  let requests = 0;
  const look = followGroups(
    {
      committedBy: (groups) => {
        requests += 1;
        if ([...groups.keys()].some((group) => refused.has(group)))
          return Promise.reject(new Fault('bus/not-authorized', 'Refused'));
        return Promise.resolve(new Map([...groups.keys()].map((group) => [group, 3])));
      },
    },
    {
      acknowledge: (agency, sequence) => {
        acknowledged.set(agency, sequence);
        return Promise.resolve();
      },
    },
    (agency) => unfollowed.push(agency),
  );
  const topics = new Map(agencies.map((agency) => [agency, inHand(agency)]));
  const all: Pick<Topics, 'all'> = { all: () => topics.values() };
  const once = () => look(all as Topics, new AbortController().signal);
  return { once, acknowledged, unfollowed, requests: () => requests };
};

const agencies = Array.from({ length: 300 }, (_, index) => `H${index}`);

describe('following the groups of the agencies', () => {
  it('looks at all others though the broker refuses one, and tells which', async () => {
    const { once, acknowledged, unfollowed } = follow(agencies, new Set([agencyGroup('H7')]));
    await once();
    expect(unfollowed).toEqual(['H7']);
    expect(acknowledged.size).toBe(299);
    expect(acknowledged.get('H8')).toBe(2);
  });

  it('asks after the refused one seldom, tells nothing again, and follows it once it may', async () => {
    const refused = new Set([agencyGroup('H7')]);
    const { once, acknowledged, unfollowed, requests } = follow(agencies, refused);
    await once();
    const before = requests();
    await once();
    expect(requests() - before).toBe(2);
    for (let look = 0; look < 60; look += 1) await once();
    expect(unfollowed).toEqual(['H7']);
    refused.clear();
    for (let look = 0; look < 60; look += 1) await once();
    expect(acknowledged.get('H7')).toBe(2);
  });
});
