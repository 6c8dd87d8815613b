import type { Message } from 'kafkajs';

/** Messages as an agency's gateway writes them: CloudEvents in binary mode. */
const event = (type: string, id: string, key: string, data: object): Message => ({
  key,
  partition: 0,
  value: JSON.stringify(data),
  headers: {
    ce_specversion: '1.0',
    ce_id: id,
    ce_source: '/gateways/proof',
    ce_type: `vn.lienthong.${type}.v1`,
    'content-type': 'application/json',
  },
});

/** The number of the document is the last of its message's id. */
const document = (id: string) => ({
  subject: `Văn bản ${id}`,
  number: /-(\d+)$/.exec(id)?.[1],
  notation: 'TB',
  promulgatedOn: '2026-03-02',
});

export const submission = (id: string, from: string, to: readonly string[]): Message =>
  event('transfer.submit', id, id, { from, to, document: document(id) });

export const update = (id: string, transfer: string): Message =>
  event('transfer.update', `u-${id}`, transfer, { transfer, reason: 'Sửa lỗi', document: document(id) });
