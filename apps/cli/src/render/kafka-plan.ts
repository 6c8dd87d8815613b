import { STEP_ORDER, subjectOf } from '@lienthong/bus';
import type { Finding, Notice, Plan, StepKind } from '@lienthong/bus';
import { table } from './table.js';

const KINDS: Readonly<Record<StepKind, string>> = {
  'remove-password': 'Xóa mật khẩu · remove password',
  revoke: 'Thu quyền · revoke',
  'create-topic': 'Tạo chủ đề · create topic',
  'alter-topic': 'Đổi cấu hình · alter topic',
  'alter-quota': 'Đổi hạn mức · alter quota',
  allow: 'Cấp quyền · allow',
  'set-password': 'Cấp mật khẩu · set password',
  'delete-topic': 'Xóa chủ đề · delete topic',
};

const FINDINGS: Readonly<Record<Finding['kind'], string>> = {
  'stray-topic': 'Chủ đề lạ · stray topic',
  partitions: 'Số phân vùng · partitions',
  replicas: 'Số bản sao · replicas',
  'wide-rule': 'Quyền quá rộng · wide rule',
  'foreign-rule': 'Quyền ngoài phạm vi · foreign rule',
};

const noticeText = ({ kind, agency, names }: Notice): string => {
  switch (kind) {
    case 'succession-undecided':
      return `! ${agency} đã giải thể, nhiều đơn vị kế thừa từng phần (${names.join(', ')}): không ai được đọc · closed; partial successors: nobody reads its topics by itself`;
    case 'succession-without-reader':
      return `! ${agency} đã giải thể, ${names.join(', ')} chưa kết nối trục bản tin · closed; its successor has no bus mandate`;
    case 'topics-kept':
      return `  ${agency}: giữ ${names.join(', ')} đến khi hết hạn lưu · kept until their records expire; then --prune`;
  }
};

/** Of one kind; `--json` has them all. */
const MOST_SHOWN = 20;

const shown = (kind: StepKind, subjects: readonly string[]): readonly (readonly string[])[] => {
  const rest = subjects.length - MOST_SHOWN;
  return [
    ...subjects.slice(0, MOST_SHOWN).map((subject) => [KINDS[kind], subject]),
    ...(rest > 0 ? [[KINDS[kind], `… ${rest} nữa · more (--json)`]] : []),
  ];
};

const findingRows = (findings: readonly Finding[]): readonly (readonly string[])[] =>
  findings.map(({ kind, name, detail }) => [FINDINGS[kind], `${name}: ${detail}`]);

const drawn = (rows: readonly (readonly string[])[]): readonly string[] =>
  rows.length === 0 ? [] : [table(['Mục · item', ''], rows)];

/** The whole difference, and how much of it there is. */
export const planText = ({ steps, findings, notices }: Plan): string => {
  const byKind = Map.groupBy(steps, ({ kind }) => kind);
  const counts = STEP_ORDER.flatMap((kind) => {
    const count = byKind.get(kind)?.length ?? 0;
    return count === 0 ? [] : [`${kind} ${count}`];
  });
  const rows = STEP_ORDER.flatMap((kind) => shown(kind, (byKind.get(kind) ?? []).map(subjectOf)));
  const sum = [...counts, ...(findings.length === 0 ? [] : [`findings ${findings.length}`])].join(', ');
  return [
    ...drawn([...rows, ...findingRows(findings)]),
    ...notices.map(noticeText),
    sum === '' ? 'Không có khác biệt · nothing differs' : sum,
  ].join('\n');
};

/** What was done, and what is left to an operator. */
export const appliedText = (
  { done, total }: { readonly done: number; readonly total: number },
  { findings, notices }: Pick<Plan, 'findings' | 'notices'>,
): string =>
  [
    ...drawn(findingRows(findings)),
    ...notices.map(noticeText),
    `${done}/${total} bước · steps done`,
    ...(done < total ? ['Chạy lại để tiếp tục · run it again to continue'] : []),
  ].join('\n');
