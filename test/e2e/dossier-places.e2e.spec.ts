import { createHash } from 'node:crypto';
import { call, multipart } from '../support/api.js';
import { birth, CODE, COMMUNE, ELSEWHERE, local, NATIONAL, openDossierHub, POLICE } from '../support/dossier-hub.js';
import type { DossierHub } from '../support/dossier-hub.js';
import { fetchOpenApi, operationsOf } from '../support/operations.js';

/** Of every operation alike, or of a hub that lacks a definition: proved elsewhere. */
const ELSEWHERE_PROVED = /^(auth|http|read-model|store|edge)\/|^procedure\/version-unknown$/;
const OF_DOSSIERS = /^\/v1\/(dossiers|desk\/legs)\b|^\/v1\/agencies\/\{code\}\/dossiers$/;

type Who = keyof DossierHub['tokens'];
interface Provoked {
  readonly who?: Who;
  readonly method?: 'GET' | 'PUT';
  /** Behind `/v1`. */
  readonly at: string;
  readonly body?: object;
}
type Case = readonly [code: string, place: string, asked: Provoked];

const certificate = [{ item: 'giay-khai-sinh' }];
const report = (kind: string, more: object = {}) => ({ reportId: `r-${kind}`, report: kind, ...more });
const SCAN = Buffer.from('giấy chứng sinh');
/** One byte more than a file may have. */
const HUGE = Buffer.alloc(50 * 1024 * 1024 + 1);
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const filled = (text: string, ids: Readonly<Record<string, string>>): string =>
  text.replaceAll(/<([\w-]+)>/g, (_, name: string) => ids[name] ?? name);
const ahead = '2026-03-05T08:00:00+07:00';

const scan = (upload: string, hash = sha256(SCAN)) => ({
  upload: `<${upload}>`,
  sha256: hash,
  name: 'scan.pdf',
  type: 'application/pdf',
});
const attached = (attachment: number, transfer = '<transfer>') => ({ transfer, attachment });
const birthCertificateWith = (more: object) => ({ item: 'giay-chung-sinh', ...more });
const NONE = '00000000-0000-4000-8000-000000000000';

describe('whatever an operation on dossiers refuses', () => {
  let world: DossierHub;
  const ids: Record<string, string> = {};

  const ask = ({ who = 'commune', method, at, body }: Provoked) => {
    const asked = body === undefined ? undefined : (JSON.parse(filled(JSON.stringify(body), ids)) as object);
    return world.ask(world.tokens[who], method ?? 'POST', `/v1${filled(at, ids)}`, asked);
  };
  const done = async (asked: Provoked): Promise<Record<string, unknown>> => {
    const { status, body } = await ask(asked);
    if (status >= 300) throw new Error(`${asked.at}: ${JSON.stringify(body)}`);
    return body;
  };
  const onLeg = (dossier: string, leg: string, body: object, who: Who = 'commune') =>
    done({ who, at: `/dossiers/<${dossier}>/legs/${leg}/reports`, body });

  let serial = 10;
  const open = async (name: string, receive: boolean, more: object = {}): Promise<void> => {
    const filed = await done({ at: '/dossiers', body: { ...birth, messageId: name, ...more } });
    ids[name] = String(filed['dossier']);
    if (!receive) return;
    serial += 1;
    await done({ at: `/dossiers/<${name}>/reception`, body: { code: `H49.204-260303-00${serial}` } });
  };

  const upload = async (name: string, body: Buffer): Promise<void> => {
    const headers = { 'content-type': 'application/octet-stream' };
    const at = `/v1/agencies/${COMMUNE}/uploads`;
    const { status, body: taken } = await call(world.hub.url, world.tokens.commune, 'POST', at, { body, headers });
    expect(status).toBe(201);
    ids[name] = String(taken['upload']);
  };
  const transfer = async (): Promise<string> => {
    const document = { subject: 'Thông báo' };
    const letter = multipart({ messageId: 'van-ban', from: COMMUNE, to: [POLICE], document }, [
      { name: 'mot.txt', bytes: 'một' },
    ]);
    const { body } = await call(world.hub.url, world.tokens.commune, 'POST', '/v1/transfers', letter);
    return (body['receipt'] as { transfer: string }).transfer;
  };

  beforeAll(async () => {
    world = await openDossierHub(local('2026-03-03 08:00'));
    await upload('scan', SCAN);
    await upload('used', SCAN);
    await upload('huge', HUGE);
    ids['transfer'] = await transfer();
    await open('filed-with', false, { items: [birthCertificateWith({ uploads: [scan('used')] })] });
    await open('referring', false, { items: [birthCertificateWith({ files: [attached(0)] })] });
    await open('filed', false);
    await open('other', false);
    await done({ at: '/dossiers/<other>/reception', body: { code: CODE, national: NATIONAL } });
    for (const name of ['open', 'asked', 'issued', 'delivered', 'withdrawn', 'stopped']) await open(name, true);
    await open('awaiting', true, { place: ELSEWHERE });
    await open('trade', true, { procedure: '1.001612', options: [], items: [{ item: 'giay-de-nghi' }] });
    const ks = report('completed', { reportId: 'ks', items: certificate });
    for (const name of ['asked', 'issued', 'delivered']) await onLeg(name, 'khai-sinh', ks);
    await onLeg('awaiting', 'khai-sinh', ks, 'elsewhere');
    await onLeg('asked', 'thuong-tru', report('supplement-needed', { reportId: 'bs', reason: 'Thiếu' }), 'police');
    for (const name of ['issued', 'delivered']) {
      await onLeg(name, 'thuong-tru', report('completed', { items: [{ item: 'ket-qua-cu-tru' }] }), 'police');
      await onLeg(name, 'bhyt', report('completed', { items: [{ item: 'the-bhyt' }] }), 'insurance');
    }
    await done({ at: '/dossiers/<delivered>/delivery', body: {} });
    await done({ at: '/dossiers/<withdrawn>/withdrawal', body: { reason: 'Nộp nhầm' } });
    await done({ at: '/dossiers/<stopped>/stop', body: { reason: 'Có tranh chấp' } });
    await onLeg('asked', 'bhyt', report('acknowledged'), 'insurance');
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const filing = (more: object): Provoked => ({ at: '/dossiers', body: { ...birth, messageId: 'x', ...more } });
  const withFile = (more: object): Provoked => filing({ items: [birthCertificateWith(more)] });
  const reception = (more: object): Provoked => ({
    at: '/dossiers/<filed>/reception',
    body: { code: 'H49.204-260303-0099', ...more },
  });
  const reported = (dossier: string, leg: string, body: object, who: Who = 'commune'): Provoked => ({
    who,
    at: `/dossiers/<${dossier}>/legs/${leg}/reports`,
    body,
  });
  const apology = (dossier: string, due: string, reason = 'Quá tải'): Provoked => ({
    at: `/dossiers/<${dossier}>/apology`,
    body: { due, reason },
  });

  const cases: readonly Case[] = [
    ['procedure/unknown', '/procedure', filing({ procedure: '9.999999' })],
    ['procedure/not-in-force', '/procedure', filing({ filedAt: '2019-01-02T08:00:00+07:00' })],
    ['dossier/receiver-unknown', '/receiver', filing({ receiver: 'H99.999' })],
    ['dossier/receiver-unknown', '/place', filing({ place: 'H99.999' })],
    ['dossier/not-in-mandate', '/receiver', { ...filing({}), who: 'police' }],
    ['dossier/filed-already', '/messageId', filing({ messageId: 'filed', options: [] })],
    ['dossier/moment-ahead', '/filedAt', filing({ filedAt: ahead })],
    ['dossier/unknown-option', '/options/1', filing({ options: ['cu-tru', 'bay'] })],
    ['dossier/option-on-the-way', '/options/0', filing({ options: ['xac-minh'] })],
    ['dossier/repeated', '/options/1', filing({ options: ['cu-tru', 'cu-tru'] })],
    ['dossier/no-items', '/items', filing({ items: [] })],
    ['dossier/repeated', '/items/1', filing({ items: [{ item: 'giay-chung-sinh' }, { item: 'giay-chung-sinh' }] })],
    ['dossier/unknown-item', '/items/0', filing({ items: [{ item: 'the-bhyt' }] })],
    ['dossier/item-empty', '/items/0', filing({ items: [{ item: 'giay-chung-sinh', fields: {} }] })],
    [
      'dossier/unknown-field',
      '/items/0/fields/luong',
      filing({ items: [{ item: 'giay-chung-sinh', fields: { luong: 1 } }] }),
    ],
    [
      'dossier/unprintable',
      '/items/0/fields/nksHoTen',
      filing({ items: [{ item: 'thong-tin-con', fields: { nksHoTen: 'An\u0007' } }] }),
    ],
    [
      'dossier/content-too-large',
      '/items/0/fields',
      filing({ items: [{ item: 'giay-chung-sinh', fields: { maGCS: 'x'.repeat(70_000) } }] }),
    ],
    ['upload/unknown', '/items/0/uploads/0', withFile({ uploads: [{ ...scan('scan'), upload: NONE }] })],
    ['upload/used', '/items/0/uploads/0', withFile({ uploads: [scan('used')] })],
    ['upload/wrong-hash', '/items/0/uploads/0', withFile({ uploads: [scan('scan', 'a'.repeat(64))] })],
    ['blob/too-large', '/items/0/uploads/0', withFile({ uploads: [scan('huge', sha256(HUGE))] })],
    ['transfer/unknown', '/items/0/files/0', withFile({ files: [attached(0, NONE)] })],
    ['attachment/unknown', '/items/0/files/0', withFile({ files: [attached(7)] })],
    ['dossier/file-unknown', '/number', { method: 'GET', at: '/dossiers/<filed-with>/items/giay-chung-sinh/files/1' }],
    ['dossier/file-elsewhere', '/number', { method: 'GET', at: '/dossiers/<referring>/items/giay-chung-sinh/files/0' }],
    ['http/invalid', '/contact/name', filing({ contact: { name: 'An\u0007' } })],

    ['identifiers/dossier-code-malformed', '/code', reception({ code: 'HS-1' })],
    ['identifiers/dossier-code-malformed', '/national', reception({ national: 'HS-1' })],
    ['identifiers/dossier-code-date', '/code', reception({ code: 'H49.204-260230-0099' })],
    ['dossier/code-prefix', '/code', reception({ code: 'H49.32.05-260303-0099' })],
    ['dossier/code-date', '/code', reception({ code: 'H49.204-260302-0099' })],
    ['dossier/code-taken', '/code', reception({ code: CODE })],
    ['dossier/code-taken', '/national', reception({ national: NATIONAL })],
    ['dossier/before-reception', '/receivedAt', reception({ receivedAt: '2026-03-02T08:00:00+07:00' })],
    ['dossier/receiver-unknown', '/receivedAt', reception({ receivedAt: '2019-03-02T08:00:00+07:00' })],
    ['dossier/moment-ahead', '/receivedAt', reception({ receivedAt: ahead })],
    ['dossier/received-already', '/code', { ...reception({}), at: '/dossiers/<open>/reception' }],
    ['dossier/finished', '/dossier', { ...reception({}), at: '/dossiers/<withdrawn>/reception-refusal', body: {} }],
    ['dossier/received-already', '/dossier', { at: '/dossiers/<open>/reception-refusal', body: { reason: 'A' } }],
    ['dossier/reason-required', '/reason', { at: '/dossiers/<filed>/reception-refusal', body: {} }],
    [
      'dossier/not-received',
      '/dossier',
      { method: 'PUT', at: '/dossiers/<filed>/national-code', body: { national: 'G01.899-260303-000999' } },
    ],
    [
      'dossier/code-linked',
      '/national',
      { method: 'PUT', at: '/dossiers/<other>/national-code', body: { national: 'G01.899-260303-000999' } },
    ],

    ['dossier/not-received', '/dossier', reported('filed', 'khai-sinh', report('acknowledged'))],
    ['dossier/not-received', '/dossier', reported('filed', 'bhyt', report('acknowledged'), 'insurance')],
    ['dossier/unknown', '/dossier', reported('open', 'khai-sinh', report('acknowledged'), 'police')],
    ['dossier/unknown-leg', '/leg', reported('open', 'bay', report('acknowledged'))],
    ['dossier/unknown-leg', '/leg', reported('asked', 'bay', report('acknowledged'), 'police')],
    ['dossier/leg-not-started', '/leg', reported('open', 'thuong-tru', report('acknowledged'), 'police')],
    ['dossier/leg-not-started', '/leg', reported('awaiting', 'thuong-tru', report('acknowledged'))],
    ['dossier/wrong-agency', '/agency', reported('asked', 'bhyt', report('acknowledged'), 'police')],
    ['dossier/wrong-agency', '/agency', reported('open', 'bhyt', report('acknowledged'))],
    ['dossier/not-in-mandate', '/agency', reported('open', 'khai-sinh', report('acknowledged', { agency: POLICE }))],
    ['dossier/receiver-unknown', '/agency', reported('open', 'khai-sinh', report('acknowledged', { agency: 'H99.9' }))],
    [
      'dossier/report-conflict',
      '/reportId',
      reported('asked', 'khai-sinh', report('acknowledged', { reportId: 'ks' })),
    ],
    ['dossier/leg-not-open', '/leg', reported('asked', 'khai-sinh', report('completed', { items: certificate }))],
    ['dossier/result-missing', '/items', reported('open', 'khai-sinh', report('completed'))],
    [
      'dossier/not-produced',
      '/items/0',
      reported('open', 'khai-sinh', report('completed', { items: [{ item: 'x' }] })),
    ],
    [
      'dossier/citizen-awaited',
      '/report',
      reported('asked', 'thuong-tru', report('completed', { items: [{ item: 'ket-qua-cu-tru' }] }), 'police'),
    ],
    [
      'dossier/before-reception',
      '/at',
      reported('open', 'khai-sinh', report('step', { step: 'x', at: '2026-03-02T08:00:00+07:00' })),
    ],
    ['dossier/moment-ahead', '/at', reported('open', 'khai-sinh', report('acknowledged', { at: ahead }))],
    ['dossier/unknown-step', '/step', reported('open', 'khai-sinh', report('step', { step: 'bay' }))],
    ['http/invalid', '/step', reported('open', 'khai-sinh', report('step'))],
    ['http/invalid', '/step', reported('open', 'khai-sinh', report('acknowledged', { step: 'x' }))],
    ['http/invalid', '/items', reported('open', 'khai-sinh', report('acknowledged', { items: certificate }))],
    ['http/invalid', '/to', reported('open', 'khai-sinh', report('returned', { reason: 'Sai' }))],
    ['dossier/no-such-return', '/to', reported('open', 'khai-sinh', report('returned', { to: 'bhyt', reason: 'Sai' }))],
    ['dossier/reason-required', '/reason', reported('open', 'khai-sinh', report('failed'))],
    ['dossier/unknown-option', '/option', reported('open', 'khai-sinh', report('option-found', { option: 'cu-tru' }))],
    ['dossier/clock-not-stopped-by-that', '/report', reported('open', 'khai-sinh', report('fee-needed', { fee: 'x' }))],
    ['dossier/unknown-fee', '/fee', reported('trade', 'bon-buoc', report('fee-needed', { fee: 'x' }))],
    [
      'dossier/waiting-already',
      '/leg',
      reported('asked', 'thuong-tru', report('supplement-needed', { reason: 'Thiếu nữa' }), 'police'),
    ],
    ['dossier/finished', '/dossier', reported('withdrawn', 'khai-sinh', report('completed', { items: certificate }))],

    ['dossier/nothing-awaited', '/requestId', { at: '/dossiers/<open>/answers', body: { requestId: 'x' } }],
    [
      'dossier/before-reception',
      '/at',
      { at: '/dossiers/<asked>/answers', body: { requestId: 'bs', at: '2026-03-03T07:00:00+07:00' } },
    ],
    [
      'dossier/unknown-item',
      '/items/0',
      { at: '/dossiers/<asked>/answers', body: { requestId: 'bs', items: [{ item: 'the-bhyt' }] } },
    ],
    ['dossier/no-due-date', '/dossier', apology('filed', '2026-03-12T17:00:00+07:00')],
    ['dossier/apology-not-later', '/due', apology('open', '2026-03-04T17:00:00+07:00')],
    ['dossier/apology-too-far', '/due', apology('open', '9999-12-10T09:00:00+07:00')],
    ['dossier/apology-out-of-hours', '/due', apology('open', '2026-03-14T09:00:00+07:00')],
    ['dossier/reason-required', '/reason', apology('open', '2026-03-12T17:00:00+07:00', ' ')],
    ['dossier/finished', '/dossier', apology('issued', '2026-03-12T17:00:00+07:00')],
    ['http/invalid', '/due', apology('open', '12/03/2026')],
    ['dossier/result-issued', '/dossier', { at: '/dossiers/<issued>/withdrawal', body: {} }],
    ['dossier/said-otherwise', '/reason', { at: '/dossiers/<withdrawn>/withdrawal', body: { reason: 'Lý do khác' } }],
    ['dossier/not-received', '/dossier', { at: '/dossiers/<filed>/stop', body: { reason: 'A' } }],
    ['dossier/reason-required', '/reason', { at: '/dossiers/<open>/stop', body: {} }],
    ['dossier/not-in-mandate', '/agency', { at: '/dossiers/<open>/stop', body: { reason: 'A', agency: POLICE } }],
    [
      'dossier/not-party',
      '/agency',
      { who: 'wide', at: '/dossiers/<open>/stop', body: { reason: 'A', agency: ELSEWHERE } },
    ],
    ['dossier/not-receiver', '/dossier', { who: 'police', at: '/dossiers/<asked>/withdrawal', body: {} }],
    ['dossier/said-otherwise', '/reason', { at: '/dossiers/<stopped>/stop', body: { reason: 'Lý do khác' } }],
    ['dossier/result-not-issued', '/dossier', { at: '/dossiers/<open>/delivery', body: {} }],
    [
      'dossier/said-otherwise',
      '/at',
      { at: '/dossiers/<delivered>/delivery', body: { at: '2026-03-03T08:01:00+07:00' } },
    ],

    ['dossier/unknown', '/dossier', { method: 'GET', who: 'stranger', at: '/dossiers/<open>' }],
    ['dossier/unknown', '/dossier', { method: 'GET', at: '/dossiers/H49.204-260303-9999/trace' }],
    ['dossier/unknown', '/dossier', { method: 'GET', at: '/dossiers/%00' }],
    ['dossier/unknown', '/dossier', { method: 'GET', who: 'operator', at: '/dossiers/a%2Fb%20c/trace' }],
    ['dossier/receiver-unknown', '/code', { method: 'GET', at: '/agencies/H99.999/dossiers' }],
    ['dossier/not-in-mandate', '/code', { method: 'GET', who: 'police', at: '/agencies/H49.204/dossiers' }],
    ['http/invalid', '/state', { method: 'GET', at: '/agencies/H49.204/dossiers?state=x' }],
    ['dossier/unknown-leg', '/leg', { who: 'operator', at: '/desk/legs/<open>/bay/assign', body: { agency: POLICE } }],
    [
      'dossier/assigned-already',
      '/leg',
      { who: 'operator', at: '/desk/legs/<open>/khai-sinh/assign', body: { agency: POLICE } },
    ],
    [
      'dossier/receiver-unknown',
      '/agency',
      { who: 'operator', at: '/desk/legs/<awaiting>/bhyt/assign', body: { agency: 'H99.999' } },
    ],
  ];

  it.each(cases)('%s says so, and where: %s', async (code, path, asked) => {
    const { status, body } = await ask(asked);
    expect({ code: body['code'], path: body['path'] }).toEqual({ code, path });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body['detail']).toEqual(expect.any(String));
    expect(body['detail']).not.toContain('…');
  });

  it('an apology too late, and a second one; an answer that was another', async () => {
    await done(apology('open', '2026-03-12T17:00:00+07:00'));
    expect((await ask(apology('open', '2026-03-13T17:00:00+07:00'))).body).toMatchObject(AGAIN);
    world.clock.set(local('2026-03-06 08:00'));
    expect((await ask(apology('trade', '2026-03-12T17:00:00+07:00'))).body).toMatchObject(LATE);
    const answer = { requestId: 'bs', items: [{ item: 'dong-y-chu-ho', fields: { chuHoDongY: true } }] };
    await done({ at: '/dossiers/<asked>/answers', body: answer });
    const other = await ask({ at: '/dossiers/<asked>/answers', body: { requestId: 'bs' } });
    expect(other.body).toMatchObject(OTHER_ANSWER);
  });

  it('is provoked here: every code that the description of the operations names', async () => {
    const provoked = new Set([...cases.map(([code]) => code), AGAIN.code, LATE.code, OTHER_ANSWER.code]);
    const described = operationsOf(await fetchOpenApi(world.hub.url, world.tokens.operator))
      .filter(({ path }) => OF_DOSSIERS.test(path) && !path.includes('reconcil'))
      .flatMap(({ responses }) => Object.values(responses))
      .flatMap(({ content = {} }) => Object.keys(content['application/problem+json']?.examples ?? {}))
      .filter((code) => !ELSEWHERE_PROVED.test(code));
    expect(described.length).toBeGreaterThan(50);
    expect([...new Set(described)].filter((code) => !provoked.has(code)).toSorted()).toEqual([]);
  });
});

const AGAIN = { code: 'dossier/apology-again', path: '/due' } as const;
const LATE = { code: 'dossier/apology-late', path: '/due' } as const;
const OTHER_ANSWER = { code: 'dossier/answer-conflict', path: '/requestId' } as const;
