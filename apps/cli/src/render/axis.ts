import type { AxisDirection, AxisState, AxisSync, FailedPassage } from '@lienthong/client';
import { entryOf } from '@lienthong/refusals';
import { table } from './table.js';
import { localTime } from './time.js';

const SECOND = 1000;

/** `3 phút`, `2 giờ`: how long something has lasted, in the largest unit that fits. */
export const lasting = (ms: number): string => {
  const seconds = Math.round(ms / SECOND);
  if (seconds < 120) return `${seconds} giây`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} phút`;
  return `${Math.round(seconds / 3_600)} giờ`;
};

type Troubled = AxisState['sync'] & Partial<AxisDirection>;

const stateOf = ({ outageSince, doubtSince = null, code }: Troubled): string => {
  if (outageSince !== null) return `gián đoạn từ ${localTime(outageSince)} · down: ${code ?? ''}`;
  if (doubtSince === null) return 'thông · up';
  return `có văn bản chưa qua được từ ${localTime(doubtSince)} · messages fail, unclear whether the axis is away: ${code ?? ''}`;
};

/** What an operator does next about one direction; nothing while messages pass. */
const nextStepOf = (name: string, { outageSince, doubtSince = null, code }: Troubled): readonly string[] => {
  if (code === null || (outageSince === null && doubtSince === null)) return [];
  const { vi, en } = entryOf(code) ?? { vi: 'Có sự cố.', en: 'Look into the log of the hub.' };
  return [`! ${name}: ${vi} [${code}]`, `→ ${en}`];
};

const nextStepsOf = ({ pull, push, sync, atDesk }: AxisState): readonly string[] => [
  ...nextStepOf('nhận · pull', pull),
  ...nextStepOf('gửi · push', push),
  ...nextStepOf('danh bạ · sync', sync),
  ...(atDesk === 0 ? [] : [`! ${atDesk} văn bản chờ quyết định · wait for a decision`, '→ lienthong axis failed']),
];

export const axesText = (items: readonly AxisState[]): string =>
  table(
    [
      'Trục · axis',
      'Địa chỉ · endpoint',
      'Mã hệ thống',
      'Nhận · pull',
      'Gửi · push',
      'Danh bạ · sync',
      'Im lặng',
      'Chờ xử lý · desk',
    ],
    items.map(({ axis, endpoint, systemId, pull, push, sync, silentMs, atDesk }) => [
      axis,
      endpoint,
      systemId,
      stateOf(pull),
      stateOf(push),
      stateOf(sync),
      lasting(silentMs),
      atDesk,
    ]),
  );

export const axisText = (state: AxisState): string =>
  [
    `${state.axis} – ${state.endpoint} (${state.systemId}, ${state.organId}), từ ${localTime(state.joinedAt)}`,
    `im lặng · silent: ${lasting(state.silentMs)} · hỏi mỗi ${state.pollSeconds} giây · bàn xử lý · desk: ${state.atDesk}`,
    `đồng bộ danh bạ · sync: ${stateOf(state.sync)} · ${state.sync.outages} lần gián đoạn · outages`,
    '',
    table(
      [
        '',
        'Trạng thái',
        'Đã qua · passed',
        'Từ chối · refused',
        'Gác lại · set aside',
        'Đang chờ · waiting',
        'Lâu nhất · oldest',
        'Gián đoạn',
      ],
      (['pull', 'push'] as const).map((direction) => {
        const one = state[direction];
        const name = direction === 'pull' ? 'nhận · pull' : 'gửi · push';
        return [
          name,
          stateOf(one),
          one.passed,
          one.refused,
          one.setAside,
          one.waiting,
          lasting(one.oldestMs),
          one.outages,
        ];
      }),
    ),
    ...nextStepsOf(state),
  ].join('\n');

const contradictions: Readonly<Record<string, string>> = {
  'pair-differs': 'mã đã thuộc đơn vị khác · another agency here has a code of the pair',
  'name-differs': 'tên khác · another name',
  'parent-differs': 'cấp trên khác · another parent',
  'own-parent': 'tự là cấp trên của mình · its own parent',
  'parent-circle': 'cấp trên vòng lặp · stands above itself',
  'closed-here': 'ở đây đã đóng · closed here, open there',
  'closed-there': 'ở trục đã đóng · closed there, open here',
  'listed-twice': 'có hai dòng khác nhau · listed twice, differently',
  'claimed-twice': 'hai đơn vị cùng nhận một mã · two agencies claim one code',
  'same-agency': 'ở đây là một đơn vị · the two are one agency here',
  refused: 'danh bạ từ chối · refused by the register',
};

const unusable: Readonly<Record<string, string>> = {
  code: 'mã không dùng được · unusable code',
  name: 'tên không dùng được · unusable name',
};

const syncStates: Readonly<Record<AxisSync['state'], string>> = {
  running: 'đang đồng bộ · running',
  done: 'đã đồng bộ · synchronised',
  failed: 'lỗi · failed',
  stopped: 'đã dừng · stopped',
};

/** That a synchronisation gets no answer, and since when. */
export const waitText = ({ since, code }: NonNullable<AxisSync['waits']>): string =>
  `chờ trục từ ${localTime(since)} · waits for the axis: ${code}`;

/** Where one is that is not through. */
const placeText = ({ state, call, done, total }: AxisSync): string =>
  state === 'done' || call === undefined ? '' : ` – ${call} ${done}/${total}`;

export const syncText = (sync: AxisSync): string => {
  const { axis, state, code, lists, startedAt, waits } = sync;
  return [
    `${axis}: ${syncStates[state]}${code === undefined ? '' : ` ${code}`}, từ ${localTime(startedAt)}${placeText(sync)}`,
    ...(waits === undefined ? [] : [`! ${waitText(waits)}`]),
    '',
    table(
      ['Danh mục · list', 'Dòng', 'Mới', 'Mã', 'Đổi tên', 'Chuyển', 'Đóng', 'Như cũ', 'Bỏ qua', 'Mâu thuẫn'],
      lists.map(({ call, counts, number }) => {
        if (counts === undefined) return [call, `từ chối · refused ${number ?? ''}`, '', '', '', '', '', '', '', ''];
        const { rows, changes, unchanged, skipped, contradicted } = counts;
        const left = skipped.centre + skipped['no-agency'] + skipped.malformed;
        const { new: added, code: codes, renamed, moved, closed } = changes;
        return [call, rows, added, codes, renamed, moved, closed, unchanged, left, contradicted];
      }),
    ),
    ...lists.flatMap(({ contradictions: found = [] }) =>
      found.map(
        ({ kind, code: listed, agency, other, claimed, refusal }) =>
          `! ${[listed, ...(other === undefined ? [] : ['↔', other])].join(' ')}${agency === undefined || agency === listed ? '' : ` (${agency})`}: ${[contradictions[kind] ?? kind, claimed, refusal].filter((part) => part !== undefined).join(' ')}`,
      ),
    ),
    ...lists.flatMap(({ call, malformed = [] }) =>
      malformed.map(
        ({ row, field }) =>
          `! ${call}[${row}]: ${unusable[field] ?? `dòng không đọc được · unreadable row (${field})`}`,
      ),
    ),
  ].join('\n');
};

const deskStates: Readonly<Record<FailedPassage['state'], string>> = {
  failed: 'chờ quyết định · waits',
  ordered: 'sẽ gửi lại · ordered',
  trying: 'đang thử lại · being tried',
  'given-up': 'đã bỏ · given up',
};

export const failedText = (items: readonly FailedPassage[]): string =>
  items.length === 0
    ? 'Không có gì chờ xử lý · nothing waits'
    : table(
        ['Trục', 'Chiều', 'Lần', 'Từ lúc · since', 'Trạng thái', 'Vì sao · why', 'Văn bản · what', 'ID'],
        items.map(
          ({
            id,
            axis,
            direction,
            state,
            attempt,
            code,
            outage,
            number,
            words,
            times,
            since,
            transfer,
            agency,
            docId,
          }) => [
            axis,
            direction === 'out' ? 'gửi · out' : 'nhận · in',
            times ?? attempt,
            since === undefined ? '' : localTime(since),
            deskStates[state],
            [code, outage, number, words].filter((part) => part !== undefined).join(' · '),
            direction === 'out' ? `${transfer ?? ''} → ${agency ?? ''}` : (docId ?? ''),
            id,
          ],
        ),
      );
