import { syncBreaches } from './sync-order.js';

const request = '10 read(20<socket:[1]>, "POST /v1/transfers HTTP/1.1\\r\\n"..., 65536) = 900';
const pack = [
  '11 pwrite64(21</d/blobs/packs/a.pack>, "..."..., 100, 0) = 100',
  '11 fdatasync(21</d/blobs/packs/a.pack>) = 0',
];
const log = [
  '12 pwrite64(22</d/events.sqlite-wal>, "..."..., 100, 0) = 100',
  '12 fdatasync(22</d/events.sqlite-wal>) = 0',
];
const answer = '10 write(20<socket:[1]>, "HTTP/1.1 201 Created\\r\\n"..., 500) = 500';
const trace = (...lines: readonly (string | undefined)[]): string => lines.join('\n');

describe('the assertion that a 201 was synced before it was sent', () => {
  it('finds nothing where payload and event are synced first', () => {
    expect(syncBreaches(trace(request, ...pack, ...log, answer))).toEqual({ answers: 1, breaches: [] });
  });

  it('understands calls of several threads that overlap', () => {
    const unfinished = [
      '12 pwrite64(22</d/events.sqlite-wal>, "x", 1, 0) = 1',
      '12 fdatasync(22</d/events.sqlite-wal> <unfinished ...>',
    ];
    const lines = trace(
      request,
      ...pack,
      ...unfinished,
      '10 read(9<pipe:[1]>, "", 1) = 0',
      '12 <... fdatasync resumed>) = 0',
      answer,
    );
    expect(syncBreaches(lines).breaches).toEqual([]);
  });

  it('sees a request whose read was waiting', () => {
    const waited = [
      '10 read(20<socket:[1]>, <unfinished ...>',
      '10 <... read resumed>"POST /v1/transfers HTTP/1.1"..., 65536) = 9',
    ];
    expect(syncBreaches(trace(...waited, ...pack, ...log, answer))).toEqual({ answers: 1, breaches: [] });
  });

  it.each([
    ['the payload is never synced', trace(request, pack[0], ...log, answer), 'payload'],
    ['the event is never synced', trace(request, ...pack, log[0], answer), 'event'],
    ['the event is synced before it is written', trace(request, ...pack, log[1], log[0], answer), 'event'],
    ['the answer is sent before the sync', trace(request, ...pack, log[0], answer, log[1]), 'event'],
    [
      'the answer is sent while the sync is under way',
      trace(
        request,
        ...pack,
        log[0],
        '12 fdatasync(22</d/events.sqlite-wal> <unfinished ...>',
        answer,
        '12 <... fdatasync resumed>) = 0',
      ),
      'event',
    ],
  ])('fails where %s', (_what, lines, words) => {
    expect(syncBreaches(lines).breaches.join()).toContain(words);
  });
});
