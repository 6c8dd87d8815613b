import type { HubStatus } from '@lienthong/client';
import { table } from './table.js';
import { localTime } from './time.js';

export const statusText = ({ versions, store, registry, reactors, projections, alarms }: HubStatus): string =>
  [
    Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(' · '),
    `kho · store: ${store.head} (${store.epoch}) · danh bạ · registry: ${registry.kind}`,
    '',
    table(
      ['Bộ xử lý · reactor', 'Vị trí', 'Trễ · lag', 'Gác lại · parked', 'Chờ sau · held', ''],
      reactors.map(({ name, position, lag, parked, held, stopped }) => [
        name,
        position,
        lag,
        parked,
        held,
        stopped === undefined ? '' : `dừng · stopped: ${stopped.code ?? stopped.kind}`,
      ]),
    ),
    '',
    table(
      ['Mô hình đọc · read model', 'Trạng thái', 'Vị trí', 'Lỗi · failures'],
      projections.map(({ name, state, position, rebuilding, failures }) => [
        name,
        rebuilding ? `${state} (đang dựng lại · rebuilding)` : state,
        position,
        failures,
      ]),
    ),
    ...alarms.map(({ last, source, name, kind, code, times, message, outage }) => {
      const what = [kind, code, outage, message].filter((part) => part !== undefined).join(' ');
      const next = kind === 'set-aside' ? ' → lienthong axis failed' : '';
      return `! ${localTime(last)} ${source} ${name}: ${what} ×${times}${next}`;
    }),
  ].join('\n');
