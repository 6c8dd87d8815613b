import { createEarlierRecipients, MOST_OBJECTS } from './earlier-recipients.js';

const client = { systemId: 's1', timestamp: 't1' };

describe('recipients that a client object may have left in its headers', () => {
  it('are those that it signed with another file before, however often the next is tried', () => {
    const earlier = createEarlierRecipients();
    expect(earlier.areLeft(client, '["A"]', 'h1')).toBe(false);
    expect(earlier.areLeft(client, '["A"]', 'h2')).toBe(true);
    expect(earlier.areLeft(client, '["A"]', 'h2')).toBe(true);
  });

  it('are none where the same file is sent again, or its own are named', () => {
    const earlier = createEarlierRecipients();
    for (const hash of ['h1', 'h1']) expect(earlier.areLeft(client, '["A"]', hash)).toBe(false);
    expect(earlier.areLeft(client, '["B"]', 'h2')).toBe(false);
    expect(earlier.areLeft(client, '["A"]', 'h3')).toBe(false);
  });

  it('are none of another object or another system', () => {
    const earlier = createEarlierRecipients();
    expect(earlier.areLeft(client, '["A"]', 'h1')).toBe(false);
    expect(earlier.areLeft({ ...client, timestamp: 't2' }, '["A"]', 'h2')).toBe(false);
    expect(earlier.areLeft({ ...client, systemId: 's2' }, '["A"]', 'h2')).toBe(false);
  });

  it('are remembered of a bounded number of objects', () => {
    const earlier = createEarlierRecipients();
    earlier.areLeft(client, '["A"]', 'h1');
    for (let count = 0; count < MOST_OBJECTS; count += 1) {
      earlier.areLeft({ ...client, timestamp: `other ${count}` }, '["A"]', 'h1');
    }
    expect(earlier.areLeft(client, '["A"]', 'h2')).toBe(false);
  });
});
