import type { Agency, Resolution } from '@lienthong/client';

const levels: Readonly<Record<Agency['level'], string>> = {
  central: 'trung ương',
  province: 'tỉnh',
  district: 'huyện',
  commune: 'xã',
};

const stateOf = ({ status, closed }: Agency): string =>
  status === 'closed' ? `đóng · closed ${closed?.from ?? ''}` : status === 'suspended' ? 'tạm ngừng · suspended' : '';

/** Cells of one agency: code, name, level, state. */
export const agencyText = (agency: Agency): readonly string[] => [
  agency.code,
  agency.name,
  levels[agency.level],
  stateOf(agency),
];

const named = ({ code, name }: Agency): string => `${code} ${name}`;

const answers: Readonly<Record<Resolution['kind'], string>> = {
  live: 'đang hoạt động · live',
  succeeded: 'có đơn vị kế thừa · succeeded',
  scoped: 'nhiều đơn vị kế thừa theo phạm vi · succeeded in parts',
  closed: 'đã đóng, không có kế thừa · closed',
  suspended: 'tạm ngừng · suspended',
};

export const resolutionText = ({ kind, agency, successor, suspended, candidates = [] }: Resolution): string =>
  [
    `${named(agency)} – ${answers[kind]}`,
    `  mã · codes: ${agency.codes.map(({ code, from }) => `${code} (${from})`).join(', ')}`,
    ...(successor ? [`  → ${named(successor)}`] : []),
    ...(suspended ? [`  → ${named(suspended)}`] : []),
    ...candidates.map(({ agency: candidate, scope }) => {
      const words = scope.description ?? scope.fields?.join(', ') ?? '';
      return `  → ${named(candidate)}${words === '' ? '' : `: ${words}`}`;
    }),
  ].join('\n');
