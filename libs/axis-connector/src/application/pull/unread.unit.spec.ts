import { createUnread } from './unread.js';

const fixture = () => {
  const told: string[] = [];
  return { told, unread: createUnread((place) => void told.push(place)) };
};

describe('a listed entry that cannot be read', () => {
  it('is told once by its place, however often it is listed and wherever it moves', () => {
    const { told, unread } = fixture();
    expect(unread.seen('edoc', [{ place: 3, docId: 'bad.x' }])).toEqual(['bad.x']);
    expect(unread.seen('edoc', [{ place: 1, docId: 'bad.x' }])).toEqual(['bad.x']);
    expect(told).toEqual(['edoc[3]']);
  });

  it('without a docId is known by its place', () => {
    const { told, unread } = fixture();
    expect(unread.seen('status', [{ place: 2, docId: '' }])).toEqual(['status[2]']);
    expect(told).toEqual(['status[2]']);
  });

  it('that was gone and comes again is told again', () => {
    const { told, unread } = fixture();
    unread.seen('edoc', [{ place: 1, docId: 'bad.x' }]);
    unread.keep(new Set(['bad.x']));
    unread.keep(new Set());
    unread.seen('edoc', [{ place: 2, docId: 'bad.x' }]);
    expect(told).toEqual(['edoc[1]', 'edoc[2]']);
  });
});
