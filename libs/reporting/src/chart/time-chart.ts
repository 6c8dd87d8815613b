import type { LegTime, ProcedureTime } from '../domain/average-time.js';
import { ticksTo } from './scale.js';
import { countText, escaped, hoursText } from './text.js';

const WIDTH = 1040;
const MARGIN = { left: 24, right: 24, top: 84, bottom: 40 } as const;
const BAR = 26;
const LINE = 18;
const GAP = 26;
/** Colours that stay apart for the colour-blind (Okabe and Ito); a leg by post is hatched. */
const COLOURS = ['#0072b2', '#56b4e9', '#009e73', '#e69f00', '#cc79a7', '#d55e00', '#999999'] as const;
const FONT = 'font-family="Arial, sans-serif"';

interface Scale {
  readonly x: (minutes: number) => number;
  readonly ticks: readonly number[];
}

const text = (x: number, y: number, words: string, more = ''): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${FONT} font-size="12" ${more}>${escaped(words)}</text>`;

const colourOf = (index: number): string => COLOURS[index % COLOURS.length] ?? '#999999';

const sumOf = ({ legs }: ProcedureTime): number => legs.reduce((sum, leg) => sum + leg.workingMinutes, 0);

const scaleOf = (times: readonly ProcedureTime[]): Scale => {
  const most = Math.max(60, ...times.map((one) => Math.max(sumOf(one), one.workingMinutes)));
  const ticks = ticksTo(most / 60).map((hours) => hours * 60);
  const width = WIDTH - MARGIN.left - MARGIN.right;
  const last = ticks.at(-1) ?? most;
  return { ticks, x: (minutes) => MARGIN.left + (minutes / last) * width };
};

const segment = ({ x }: Scale, leg: LegTime, index: number, from: number, y: number): string => {
  const [left, right] = [x(from), x(from + leg.workingMinutes)];
  const box = `x="${left.toFixed(1)}" y="${y}" width="${(right - left).toFixed(1)}" height="${BAR}"`;
  const number =
    right - left < 14
      ? ''
      : text(
          (left + right) / 2,
          y + 17,
          String(index + 1),
          'text-anchor="middle" font-weight="bold" stroke="#ffffff" stroke-width="3" paint-order="stroke"',
        );
  const hatch = leg.postal ? `<rect ${box} fill="url(#buu-chinh)"/>` : '';
  return `<g class="leg${leg.postal ? ' postal' : ''}"><rect ${box} fill="${colourOf(index)}"/>${hatch}${number}<title>${escaped(`${leg.name}: ${hoursText(leg.workingMinutes)}`)}</title></g>`;
};

const legend = (leg: LegTime, index: number, y: number): string => {
  const words = `${index + 1}. ${leg.name}${leg.postal ? ' (bưu chính)' : ''}: ${hoursText(leg.workingMinutes)}, ${countText(leg.times)} lượt`;
  const box = `x="${MARGIN.left + 8}" y="${y - 10}" width="12" height="12"`;
  const hatch = leg.postal ? `<rect ${box} fill="url(#buu-chinh)"/>` : '';
  return `<rect ${box} fill="${colourOf(index)}"/>${hatch}${text(MARGIN.left + 28, y, words, 'class="legend"')}`;
};

/** Legs that took place. */
const doneLegs = ({ legs }: ProcedureTime): readonly LegTime[] => legs.filter(({ times }) => times > 0);

/** As much of a name as one line holds. */
const shortened = (name: string): string => (name.length > 100 ? `${name.slice(0, 99)}…` : name);

const heightOf = (time: ProcedureTime): number => LINE + BAR + 8 + doneLegs(time).length * LINE + GAP;

/** The bar of its legs, a line where the whole ended, and what each part is. */
const barOf = (scale: Scale, time: ProcedureTime, top: number): string => {
  const { procedure, name, times, workingMinutes } = time;
  const legs = doneLegs(time);
  const y = top + LINE;
  let from = 0;
  const parts = legs.map((leg, index) => {
    const drawn = segment(scale, leg, index, from, y);
    from += leg.workingMinutes;
    return drawn;
  });
  const whole = scale.x(workingMinutes).toFixed(1);
  return [
    `<g class="procedure">`,
    text(
      MARGIN.left,
      top + 8,
      `${shortened(name)} (${procedure}): ${countText(times)} hồ sơ, trung bình ${hoursText(workingMinutes)}`,
      'font-weight="bold"',
    ),
    ...parts,
    `<line class="whole" x1="${whole}" x2="${whole}" y1="${y - 3}" y2="${y + BAR + 3}" stroke="#000000" stroke-width="2"/>`,
    ...legs.map((leg, index) => legend(leg, index, y + BAR + 16 + index * LINE)),
    `</g>`,
  ].join('\n');
};

const axis = ({ x, ticks }: Scale, bottom: number): string =>
  ticks
    .map((tick) =>
      [
        `<line x1="${x(tick).toFixed(1)}" x2="${x(tick).toFixed(1)}" y1="${MARGIN.top - 14}" y2="${bottom}" stroke="#dddddd"/>`,
        text(x(tick), bottom + 16, countText(tick / 60), 'class="tick" text-anchor="middle" fill="#555555"'),
      ].join('\n'),
    )
    .join('\n');

/**
 * "Where does the time go": mean hours of work of each procedure, leg by leg, as SVG with Vietnamese labels. Legs at the
 * same time lie one after another, so a bar may reach beyond the line at which the whole ended. Nothing is fetched.
 */
export const drawTimes = (title: string, times: readonly ProcedureTime[]): string => {
  const scale = scaleOf(times);
  let top: number = MARGIN.top;
  const bars = times.map((time) => {
    const drawn = barOf(scale, time, top);
    top += heightOf(time);
    return drawn;
  });
  const height = top + MARGIN.bottom;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<defs><pattern id="buu-chinh" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="6" stroke="#ffffff" stroke-width="2"/></pattern></defs>`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    text(MARGIN.left, 30, title, 'font-weight="bold" style="font-size:18px"'),
    text(
      MARGIN.left,
      52,
      times.length === 0
        ? 'Không có hồ sơ nào có kết quả trong kỳ.'
        : 'Giờ làm việc trung bình theo chặng; vạch đen: từ tiếp nhận đến khi có kết quả; gạch chéo: bưu chính.',
      'fill="#555555"',
    ),
    axis(scale, top),
    ...bars,
    '</svg>',
  ].join('\n')}\n`;
};
