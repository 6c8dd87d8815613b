import type { Dossier, DossierAlarm, DossierTraceLine, OpenWork } from '@lienthong/client';
import { dossierNoticeTerm } from '../terms/dossier-entries.js';
import { dossierFactTerm, dossierStatusTerm, legStatusTerm, waitTerm } from '../terms/dossiers.js';
import { roleTerm } from '../terms/roles.js';
import { table } from './table.js';
import { localTime } from './time.js';

const orNone = (value: string | null): string => value ?? '–';
const timeOrNone = (value: string | null): string => (value === null ? '–' : localTime(value));

const contentText = ({ content, visible }: Dossier['items'][number]): string => {
  if (!visible) return '(không thuộc phần việc của đơn vị · not shown)';
  if (content === null) return '(bản giấy · on paper)';
  const fields = Object.entries(content.fields ?? {}).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  const files = (content.files ?? []).map(
    (file, number) =>
      `tệp ${number}: ${'sha256' in file ? file.name : (file.name ?? `${file.transfer}#${file.attachment}`)}`,
  );
  return [...fields, ...files].join('; ');
};

/** What is promised; while the clock stands still, no day is. */
const promiseText = ({ due, stoppedSince }: Pick<Dossier, 'due' | 'stoppedSince'>): string =>
  stoppedSince === null
    ? `hẹn trả ${timeOrNone(due)}`
    : `đồng hồ dừng từ ${localTime(stoppedSince)} · the clock stands still`;

/** A dossier as an official reads it; times of Việt Nam. */
export const dossierText = (dossier: Dossier): string => {
  const { procedure, receiver, receivedAt, filedAt, national } = dossier;
  const waiting = new Set(dossier.waits.map(({ leg }) => leg));
  const lines = [
    `${orNone(dossier.code)}${national === null ? '' : ` · ${national}`} · ${dossierStatusTerm(dossier)}`,
    `${procedure.code} ${procedure.name}`,
    `Nơi tiếp nhận ${receiver} · nộp ${localTime(filedAt)} · tiếp nhận ${timeOrNone(receivedAt)} · ${promiseText(dossier)}`,
    ...dossier.waits.map(
      ({ cause, leg, since, requestId }) => `${waitTerm(cause)}: ${leg}, từ ${localTime(since)} (${requestId})`,
    ),
    dossier.dossier,
  ];
  const legs = dossier.legs.map(({ leg, name, agency, status, attempt, due, doneAt }) => [
    leg,
    name,
    orNone(agency),
    `${legStatusTerm(status)}${attempt > 1 ? ` (lần ${attempt})` : ''}`,
    waiting.has(leg) ? 'tạm dừng · stopped' : timeOrNone(due),
    timeOrNone(doneAt),
  ]);
  const items = dossier.items.map((item) => [item.item, item.name, contentText(item)]);
  return [
    ...lines,
    '',
    table(['Chặng', 'Tên', 'Cơ quan', 'Tình trạng · status', 'Hạn · due', 'Xong lúc'], legs),
    '',
    table(['Giấy tờ', 'Tên', 'Nội dung · content'], items),
  ].join('\n');
};

export type LegNames = ReadonlyMap<string, string>;

export const legNames = ({ legs }: Pick<Dossier, 'legs'>): LegNames =>
  new Map(legs.map(({ leg, name }) => [leg, name]));

const textIn = ({ data }: DossierTraceLine, name: string): string | undefined => {
  const value = data[name];
  return typeof value === 'string' ? value : undefined;
};

/** Which leg, which step, which leg it concerns. */
const partOf = (line: DossierTraceLine, names: LegNames): string =>
  ['leg', 'step', 'to', 'about']
    .map((name) => textIn(line, name))
    .filter((part) => part !== undefined)
    .map((part) => names.get(part) ?? part)
    .join(' → ');

/** What is told, what is due, why. */
const noteOf = (line: DossierTraceLine): string => {
  const [told, alarm, due] = [textIn(line, 'what'), textIn(line, 'alarm'), textIn(line, 'due')];
  return [
    told === 'wrong' || told === 'mended' ? dossierNoticeTerm(told, null) : undefined,
    alarm === undefined ? undefined : dossierNoticeTerm('alarm', alarm as DossierAlarm),
    due === undefined ? undefined : `hạn ${localTime(due)}`,
    line.words?.reason,
  ]
    .filter((note) => note !== undefined)
    .join(' · ');
};

/** Any software of any party may speak of a dossier, not its receiver's alone. */
const whoOf = ({ assertedBy: { role, agency, system } }: DossierTraceLine): string =>
  [role === 'application' ? 'phần mềm' : roleTerm(role), agency, system === null ? null : `(${system})`]
    .filter((part) => part !== null)
    .join(' ');

/** One line per fact: when, what, who says so. Legs that `names` lacks are called by their ids. */
export const dossierTraceTable = (lines: readonly DossierTraceLine[], names: LegNames = new Map()): string =>
  table(
    ['Lúc', 'Sự kiện', 'Event', 'Phần việc', 'Ai ghi nhận · asserted by', 'Ghi chú'],
    lines.map((line) => [
      localTime(line.at),
      ...dossierFactTerm(line.type),
      partOf(line, names),
      whoOf(line),
      noteOf(line),
    ]),
  );

export const boardTable = (work: readonly OpenWork[]): string =>
  table(
    ['Hạn · due', 'Mã hồ sơ', 'Thủ tục', 'Chặng · leg', 'Nơi tiếp nhận', 'Từ lúc', 'Ghi chú'],
    work.map(({ due, code, dossier, procedure, leg, receiver, since, waiting, acknowledged, told }) => [
      timeOrNone(due),
      code ?? dossier,
      procedure,
      leg ?? 'cả hồ sơ · whole',
      receiver,
      localTime(since),
      [
        waiting ? 'tạm dừng · waiting' : '',
        acknowledged ? '' : 'chưa nhận · not acknowledged',
        told > 0 ? `đã nhắc ${told} lần · told` : '',
      ]
        .filter((note) => note !== '')
        .join(', '),
    ]),
  );
