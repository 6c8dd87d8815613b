import type { DossierCode } from '@lienthong/identifiers';
import type { DossierCommand } from '../domain/dossier.commands.js';
import { agency, local } from './world.js';

export const COMMUNE = agency('H49.204');
export const POLICE = agency('G01.549.04');
export const INSURANCE = agency('G24.549.02');
export const CODE = 'H49.204-260303-0001' as DossierCode;

const RESULTS = { 'khai-sinh': 'giay-khai-sinh', 'thuong-tru': 'ket-qua-cu-tru', bhyt: 'the-bhyt' } as const;

const OF = { 'khai-sinh': COMMUNE, 'thuong-tru': POLICE, bhyt: INSURANCE } as const;
export type BirthLeg = keyof typeof OF;

export const ITEMS = [
  'giay-chung-sinh',
  'thong-tin-con',
  'thong-tin-me',
  'thong-tin-cha',
  'nguoi-yeu-cau',
  'to-khai-cu-tru',
  'dong-y-chu-ho',
  'to-khai-bhyt',
];

/** Tuesday 3 March 2026, 08:00. */
export const FILED = local('2026-03-03 08:00');

export const filed: DossierCommand = {
  type: 'File',
  now: FILED,
  channel: 'online',
  options: ['cu-tru'],
  items: ITEMS,
  receiver: COMMUNE,
  filedAt: FILED,
};

export const received: Extract<DossierCommand, { type: 'Receive' }> = {
  type: 'Receive',
  now: local('2026-03-03 09:00'),
  code: CODE,
  national: 'G01.899-260303-000123',
  codesOfReceiver: ['H49.204'],
  receivedAt: local('2026-03-03 09:00'),
};

type Reporting = 'Acknowledge' | 'Complete' | 'Fail' | 'RequestSupplement' | 'AwaitConfirmation';

/** A report by the leg's own agency, taken in as soon as it is made. */
export const reports = (
  type: Reporting,
  leg: BirthLeg,
  at: string,
  more: { readonly reportId?: string; readonly now?: string } = {},
): DossierCommand => {
  const reported = {
    leg,
    agency: OF[leg],
    reportId: more.reportId ?? `${type}-${leg}`,
    at: local(at),
    now: local(more.now ?? at),
  };
  if (type === 'Complete') return { type, ...reported, items: [RESULTS[leg]] };
  return { type, ...reported, ...(type === 'Fail' || type === 'RequestSupplement' ? { reason: 'Thiếu giấy tờ' } : {}) };
};

export const returns = (leg: BirthLeg, at: string, to = 'khai-sinh'): DossierCommand => ({
  type: 'Return',
  leg,
  agency: OF[leg],
  reportId: `Return-${leg}`,
  at: local(at),
  now: local(at),
  to,
  reason: 'Sai ngày sinh',
});

export const answered = (requestId: string, at: string): DossierCommand => ({
  type: 'EndWait',
  requestId,
  at: local(at),
  now: local(at),
  items: [],
});

export const certified = reports('Complete', 'khai-sinh', '2026-03-03 10:00');
