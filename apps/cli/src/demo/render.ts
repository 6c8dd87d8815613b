import type { FileOutcome } from './edxml/send-files.js';
import type { Played } from './play.js';
import type { Scene } from './scenes/scene.js';
import type { Stage } from './stage.js';

export const sceneText = ({ vi, en }: Scene, { outcome, ms, said }: Played): string =>
  [`${outcome === 'fallen' ? '✗' : '✓'} ${vi}`, `  ${en}`, `  ${said} (${ms} ms)`].join('\n');

const words: Readonly<Record<FileOutcome['outcome'], string>> = {
  accepted: 'đã nhận · accepted',
  applied: 'đã ghi · applied',
  refused: 'từ chối · refused',
};

export const fileText = ({ file, outcome, transfer, code, path, warnings }: FileOutcome): string =>
  [
    `${outcome === 'refused' ? '✗' : '✓'} ${file}: ${words[outcome]}`,
    ...(transfer === undefined ? [] : [transfer]),
    ...(code === undefined ? [] : [code]),
    ...(path === undefined ? [] : [path]),
    ...(warnings.length === 0 ? [] : [`(${warnings.map((one) => one.code).join(', ')})`]),
  ].join(' ');

/** How to go on by hand while the hub stays up. */
export const invitation = ({ hub: { url }, tokens }: Stage, transfer: string): string =>
  [
    `Trung tâm đang chạy · the hub is up: ${url}`,
    `  quản trị · operator   ${tokens.operator}`,
    `  tỉnh · province H49   ${tokens.province}`,
    `  kiểm tra · auditor    ${tokens.auditor}`,
    '',
    'Thử · Try:',
    `  $ export LIENTHONG_URL=${url}`,
    `  $ export LIENTHONG_TOKEN=${tokens.province}`,
    '  $ npm run --silent hub -- inbox H49 --after start',
    `  $ npm run --silent hub -- trace ${transfer}`,
    '  $ npm run --silent hub -- search lien thong van ban',
    `  $ LIENTHONG_TOKEN=${tokens.operator} npm run --silent hub -- ops status`,
    '',
    'Ctrl-C dừng và xóa mọi thứ · ends it and removes everything.',
  ].join('\n');
