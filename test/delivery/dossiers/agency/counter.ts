import { localDateAt } from '@lienthong/identifiers';
import type { Instant } from '@lienthong/kernel';
import type { Entry, HubAnswer } from './hub-port.js';
import type { Outbox } from './outbox.js';
import type { OwnStore } from './own-store.js';

/** A commune's counter: files births, receives them under codes of its own, hands out results. */
export interface Counter {
  /** Files more, while fewer than so many are under way. */
  file(): void;
  /** Within `together`: what the hub said to a filing. */
  accepted(path: string, body: string, answer: HubAnswer): void;
  /** Within `together`. */
  take(entry: Entry): void;
  readonly delivered: () => number;
  readonly filed: () => number;
}

export interface CounterOptions {
  readonly store: OwnStore;
  readonly outbox: Outbox;
  readonly agency: string;
  readonly births: number;
}

const MOST_OPEN = 160;
const FILINGS = '/v1/dossiers';
const PROCEDURE = '2.000986';

const now = (): Instant => new Date().toISOString() as Instant;

const filingOf = (message: string, agency: string, filedAt: string) => ({
  messageId: message,
  receiver: agency,
  procedure: PROCEDURE,
  channel: 'online',
  options: ['cu-tru'],
  items: [
    { item: 'giay-chung-sinh', fields: { maGCS: message, ngayCapGCS: '2026-11-20' } },
    { item: 'thong-tin-con', fields: { nksHoTen: `Nguyễn An Nhiên ${message}`, nksNgaySinh: '2026-11-18' } },
    { item: 'thong-tin-me', fields: { meHoTen: 'Trần Thị Mẹ' } },
    { item: 'thong-tin-cha', fields: { chaHoTen: 'Nguyễn Văn Cha' } },
    { item: 'nguoi-yeu-cau', fields: { nycHoTen: 'Nguyễn Văn Cha' } },
    { item: 'to-khai-cu-tru', fields: { noiDangKyThuongTru: 'Thôn 1' } },
    { item: 'dong-y-chu-ho' },
    { item: 'to-khai-bhyt', fields: { noiKhamBenhBanDau: '22001' } },
  ],
  contact: { name: 'Nguyễn Văn Cha', phone: '0900000000' },
  filedAt,
});

export const createCounter = ({ store, outbox, agency, births }: CounterOptions): Counter => {
  const { db } = store;
  const insert = db.prepare(`INSERT INTO filings (message, state, moment) VALUES (?, 'filed', ?)`);
  const receive = db.prepare(
    `UPDATE filings SET dossier = ?, code = ?, state = 'received', moment = ? WHERE message = ? AND dossier IS NULL`,
  );
  const deliver = db.prepare(
    `UPDATE filings SET state = 'delivered', moment = ? WHERE dossier = ? AND state <> 'delivered'`,
  );
  const counted =
    db.prepare(`SELECT count(*) AS filed, sum(state = 'delivered') AS delivered FROM filings`).get() ?? {};
  let filed = Number(counted['filed']);
  let delivered = Number(counted['delivered'] ?? 0);

  const codeOf = (message: string, at: Instant): string =>
    `${agency}-${localDateAt(at).slice(2).replaceAll('-', '')}-${message.replace(/\D/g, '').padStart(6, '0')}`;

  return {
    file: () => {
      if (filed >= births || filed - delivered >= MOST_OPEN) return;
      store.together(() => {
        for (; filed < births && filed - delivered < MOST_OPEN; filed += 1) {
          const [message, at] = [`khai-sinh-${filed + 1}`, now()];
          insert.run(message, at);
          outbox.put(FILINGS, filingOf(message, agency, at));
        }
      });
    },
    accepted: (path, body, answer) => {
      if (path !== FILINGS) return;
      const { messageId } = JSON.parse(body) as { messageId: string };
      const dossier = String(answer.body['dossier']);
      const at = now();
      const code = codeOf(messageId, at);
      if (receive.run(dossier, code, at, messageId).changes === 0) return;
      outbox.put(`${FILINGS}/${dossier}/reception`, { code, receivedAt: at });
    },
    take: ({ what, dossier }) => {
      if (what !== 'deliver') return;
      const at = now();
      if (deliver.run(at, dossier).changes === 0) return;
      delivered += 1;
      outbox.put(`${FILINGS}/${dossier}/delivery`, { at });
    },
    delivered: () => delivered,
    filed: () => filed,
  };
};
