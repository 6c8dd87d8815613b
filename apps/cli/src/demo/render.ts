import { dirname } from 'node:path';
import type { DemoBus } from './kafka/demo-bus.js';
import type { FileOutcome } from './edxml/send-files.js';
import type { Played } from './play.js';
import type { Scene } from './scenes/scene.js';
import type { Stage } from './stage.js';

export const sceneText = ({ vi, en }: Pick<Scene, 'vi' | 'en'>, { outcome, ms, said }: Played): string =>
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
/** How to look at the broker by hand. */
const busInvitation = ({ brokers, files }: DemoBus): readonly string[] => [
  '',
  `Kafka: ${brokers.scram} (SCRAM-SHA-512), ${brokers.mtls} (chứng thư · client certificates)`,
  `  chủ đề · topics        lienthong.agency.H49.out, lienthong.agency.H49.in, …`,
  `  người dùng · users     qlvb-h49 (SCRAM), qlvb-g22 (chứng thư · certificate), …: ${dirname(files.scram)}`,
  `  công cụ · Kafka's own tools   --command-config ${files.properties}`,
];

export const invitation = ({ hub: { url }, tokens }: Stage, transfer: string, bus?: DemoBus): string =>
  [
    `Trung tâm đang chạy · the hub is up: ${url}`,
    `  quản trị · operator   ${tokens.operator}`,
    `  tỉnh · province H49   ${tokens.province}`,
    `  kiểm tra · auditor    ${tokens.auditor}`,
    ...(bus ? busInvitation(bus) : []),
    '',
    'Thử · Try:',
    `  $ export LIENTHONG_URL=${url}`,
    `  $ export LIENTHONG_TOKEN=${tokens.province}`,
    '  $ npm run --silent hub -- inbox H49 --after start',
    `  $ npm run --silent hub -- trace ${transfer}`,
    '  $ npm run --silent hub -- search lien thong van ban',
    `  $ LIENTHONG_TOKEN=${tokens.operator} npm run --silent hub -- ops status`,
    ...(bus
      ? [
          `  $ LIENTHONG_TOKEN=${tokens.operator} npm run --silent hub -- kafka drift --kafka ${bus.files.scram} --settings ${bus.files.settings}`,
          `  $ LIENTHONG_TOKEN=${tokens.operator} npm run --silent hub -- desk topic H49`,
        ]
      : []),
    '',
    'Ctrl-C dừng và xóa mọi thứ · ends it and removes everything.',
  ].join('\n');
