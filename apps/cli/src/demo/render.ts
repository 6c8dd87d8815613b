import { dirname } from 'node:path';
import { DOSSIER_CAST, PLAYED } from './dossiers/cast.js';
import type { DossierStage } from './dossiers/stage.js';
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

/** How to look at the broker by hand. */
const busInvitation = ({ brokers, files }: DemoBus): readonly string[] => [
  '',
  `Kafka: ${brokers.scram} (SCRAM-SHA-512), ${brokers.mtls} (chứng thư · client certificates)`,
  `  chủ đề · topics        lienthong.agency.H49.out, lienthong.agency.H49.in, …`,
  `  người dùng · users     qlvb-h49 (SCRAM), qlvb-g22 (chứng thư · certificate), …: ${dirname(files.scram)}`,
  `  công cụ · Kafka's own tools   --command-config ${files.properties}`,
];

/** How to look at the dossiers by hand; `birth`: the code of one. */
const dossierInvitation = ({ url, tokens }: DossierStage, birth: string): readonly string[] => {
  const hub = (token: string): string => `  $ LIENTHONG_URL=${url} LIENTHONG_TOKEN=${token} npm run --silent hub -- `;
  return [
    '',
    `Trung tâm hồ sơ liên thông, đồng hồ do phần trình diễn đặt · the hub of the dossiers, its clock set by the demo: ${url}`,
    `${hub(tokens.commune)}dossier show ${birth}`,
    `${hub(tokens.police)}dossier show ${birth}`,
    `${hub(tokens.insurance)}inbox ${DOSSIER_CAST.insurance} --after start`,
    `${hub(tokens.commune)}report time --agency ${DOSSIER_CAST.commune} --from ${PLAYED.from} --to ${PLAYED.to}`,
  ];
};

/** What stays up besides the hub of the documents. */
export interface AlsoUp {
  readonly bus: DemoBus | undefined;
  readonly dossiers: { readonly stage: DossierStage; readonly birth: string } | undefined;
}

/** How to go on by hand while the hub stays up. */
export const invitation = ({ hub: { url }, tokens }: Stage, transfer: string, { bus, dossiers }: AlsoUp): string =>
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
    ...(dossiers ? dossierInvitation(dossiers.stage, dossiers.birth) : []),
    '',
    'Ctrl-C dừng và xóa mọi thứ · ends it and removes everything.',
  ].join('\n');
