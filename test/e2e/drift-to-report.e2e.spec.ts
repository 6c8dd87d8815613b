import { multipart, call } from '../support/api.js';
import { birth, CODE, COMMUNE, INSURANCE, local, openDossierHub, POLICE } from '../support/dossier-hub.js';
import type { DossierHub } from '../support/dossier-hub.js';

const OTHER = 'H49.204-260303-0002';
const MARCH = `agency=${COMMUNE}&from=2026-03-01&to=2026-03-31`;

interface Form {
  readonly total: Record<string, number>;
  readonly lateRate: number;
}
interface Told {
  readonly forms: Readonly<Record<'reported' | 'reconciled', Form>>;
  readonly drift: { readonly drifted: number; readonly open: number; readonly share: number };
}

/** What an agency's own software or paper register says, as a file. */
const register = (...rows: readonly string[]) => ({
  name: 'so-theo-doi.csv',
  bytes: ['Mã hồ sơ;Trạng thái;Ngày trả', ...rows, ''].join('\r\n'),
});

/** Waits out what follows from a comparison. */
const healed = async ({ hub }: DossierHub): Promise<void> => {
  for (const reactor of hub.reconciliation.reactors) await reactor.caughtUp(await hub.exchange.store.head());
  await hub.reconciliation.index.caughtUp();
};

const compare = async (at: DossierHub, messageId: string, ...rows: readonly string[]) => {
  const body = multipart({ agency: COMMUNE, messageId, complete: true }, [register(...rows)]);
  const answer = await call(at.hub.url, at.tokens.commune, 'POST', '/v1/reconciliations', body);
  expect(answer.status).toBe(200);
  await healed(at);
  return answer.body as { readonly run: string; readonly counts: Record<string, number> };
};

const report = async (at: DossierHub, knownAt?: string): Promise<Told> => {
  const asKnown = knownAt === undefined ? '' : `&knownAt=${encodeURIComponent(knownAt)}`;
  const { status, body } = await at.ask(at.tokens.commune, 'GET', `/v1/reports/II06a?${MARCH}${asKnown}`);
  expect(status).toBe(200);
  return body as unknown as Told;
};

const acted = async (at: DossierHub, token: string, path: string, body: object): Promise<void> => {
  const { status, body: said } = await at.ask(token, 'POST', `/v1/dossiers${path}`, body);
  if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(said)}`);
};

/** Everything of a birth that comes before the result, by the commune, on the morning of 3 March. */
const began = async (at: DossierHub, messageId: string, code: string): Promise<void> => {
  const { commune } = at.tokens;
  at.clock.set(local('2026-03-03 08:00'));
  const filed = await at.ask(commune, 'POST', '/v1/dossiers', { ...birth, messageId });
  await acted(at, commune, `/${String(filed.body['dossier'])}/reception`, { code });
  at.clock.set(local('2026-03-03 09:00'));
  const done = { report: 'completed', items: [{ item: 'giay-khai-sinh' }] };
  await acted(at, commune, `/${code}/legs/khai-sinh/reports`, { reportId: `${code}-1`, ...done });
};

/** The later legs and the delivery, as those who did them say that they were. */
const ended = async (at: DossierHub, code: string): Promise<void> => {
  const done = (item: string) => ({ report: 'completed', at: local('2026-03-04 09:00'), items: [{ item }] });
  const [police, insurance] = [done('ket-qua-cu-tru'), done('the-bhyt')];
  await acted(at, at.tokens.police, `/${code}/legs/thuong-tru/reports`, { reportId: `${code}-2`, ...police });
  await acted(at, at.tokens.insurance, `/${code}/legs/bhyt/reports`, { reportId: `${code}-3`, ...insurance });
  await acted(at, at.tokens.commune, `/${code}/delivery`, { at: local('2026-03-05 15:30') });
};

it('what the software does not know is found, asserted, agreed upon, and on time in the report after reconciliation', async () => {
  await using at = await openDossierHub(local('2026-03-03 08:00'));
  await began(at, 'khai-sinh-1', CODE);
  await began(at, 'khai-sinh-2', OTHER);
  // Of the second one the hub heard everything in time; the software of the one-stop counter did not.
  at.clock.set(local('2026-03-05 15:30'));
  await ended(at, OTHER);

  // Two weeks later the register of the commune is typed into a sheet.
  at.clock.set(local('2026-03-20 09:00'));
  const first = await compare(at, 'thang-3', `${CODE};Đã trả kết quả;05/03/2026`, `${OTHER};Đang xử lý;`);
  expect(first.counts).toMatchObject({ agrees: 0, ahead: 1, behind: 1, contradicts: 0, unknownToAgency: 0 });
  const asked = async (token: string, agency: string): Promise<readonly unknown[]> =>
    (await at.inbox(token, agency)).filter(({ kind, what }) => kind === 'reconciliation' && what === 'assert');
  expect(await asked(at.tokens.police, POLICE)).toMatchObject([{ asked: [{ fact: 'leg-result', leg: 'thuong-tru' }] }]);
  expect(await asked(at.tokens.insurance, INSURANCE)).toMatchObject([{ asked: [{ fact: 'leg-result', leg: 'bhyt' }] }]);
  expect(await asked(at.tokens.commune, COMMUNE)).toMatchObject([{ code: CODE, asked: [{ fact: 'delivery' }] }]);

  const before = await report(at);
  expect(before.forms.reported.total).toMatchObject({ received: 2, resolved: 1, inProcess: 1, overdue: 1 });
  expect(before.forms.reconciled).toEqual(before.forms.reported);
  expect(before.drift).toMatchObject({ drifted: 2, open: 2, share: 1 });

  // Those who were asked say when it was; nothing of what the hub knew is rewritten.
  at.clock.set(local('2026-03-20 14:00'));
  await ended(at, CODE);
  at.clock.set(local('2026-03-20 15:00'));
  const second = await compare(
    at,
    'thang-3-lai',
    `${CODE};Đã trả kết quả;05/03/2026`,
    `${OTHER};Đã trả kết quả;05/03/2026`,
  );
  expect(second.counts).toMatchObject({ agrees: 2, ahead: 0, behind: 0, contradicts: 0 });
  const { body } = await at.ask(at.tokens.commune, 'GET', `/v1/reconciliations/${first.run}`);
  expect(body['drifts']).toMatchObject([
    { code: CODE, healedBy: 'view' },
    { code: OTHER, healedBy: 'view' },
  ]);

  const after = await report(at);
  expect(after.forms.reported.total).toMatchObject({ received: 2, resolved: 2, late: 1, inProcess: 0 });
  expect(after.forms.reported.lateRate).toBe(0.5);
  expect(after.forms.reconciled.total).toMatchObject({ received: 2, resolved: 2, late: 0, inProcess: 0 });
  expect(after.forms.reconciled.lateRate).toBe(0);
  expect(after.drift).toMatchObject({ drifted: 2, open: 0, share: 1 });

  const asBefore = await report(at, local('2026-03-20 09:30'));
  expect({ forms: asBefore.forms, drift: asBefore.drift }).toEqual({ forms: before.forms, drift: before.drift });
});
