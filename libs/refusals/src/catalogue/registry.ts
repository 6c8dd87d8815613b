import type { Area } from '../entry.js';

const broken = (en: string) => ({
  status: 500,
  vi: 'Danh bạ đơn vị gặp lỗi; quản trị viên đã được báo.',
  en,
  axis: 20 as const,
});

export const registry = {
  'registry/gap': broken('The register missed an event. An operator checks the store.'),
  'registry/corrupt': broken('The register contradicts itself. An operator rebuilds it.'),
  'registry/unknown-event': broken('The register met an event it does not know. Upgrade the hub.'),
  'registry/unread-record': broken('A record was used before it was read. This is a bug: report it with its instance.'),
  'registry/example-broken': broken('The example register cannot be read. Install the hub anew.'),
  'registry/stopped': {
    ...broken('The register stopped following the store. Retry later; an operator restarts it.'),
    status: 503,
  },
  'registry/closed': { ...broken('The register is closing. Retry when the hub is up again.'), status: 503 },
} as const satisfies Area<'registry'>;

export const imports = {
  'import/record-malformed': {
    status: 422,
    vi: 'Dòng dữ liệu danh bạ không đúng cấu trúc.',
    en: 'A record of the import does not fit its form. Correct it at the path named.',
  },
  'import/code-twice': {
    status: 422,
    vi: 'Mã đơn vị xuất hiện nhiều lần trong tệp nhập.',
    en: 'The import names a code twice. Keep one of the records.',
  },
} as const satisfies Area<'import'>;
