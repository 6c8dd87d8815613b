import type { Drift } from '../domain/reconciliation.events.js';
import { driftSentence } from './sentence.js';
import { ourSteps, theirSteps } from './steps.js';
import type { ShownStep } from './steps.js';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const pairs = (drift: Drift): readonly (readonly [ShownStep | undefined, ShownStep | undefined])[] => {
  const [theirs, ours] = [theirSteps(drift), ourSteps(drift)];
  return Array.from({ length: Math.max(theirs.length, ours.length) }, (_, at) => [theirs[at], ours[at]] as const);
};

const cell = (step: ShownStep | undefined): string =>
  step === undefined ? '' : `${step.status} ${step.label}${step.at === null ? '' : ` · ${step.at}`}`;

/** Both histories beside each other, as lines of text. */
export const sideBySideText = (drift: Drift): string => {
  const rows = [['Đơn vị ghi', 'Sự kiện trên trục'], ...pairs(drift).map(([a, b]) => [cell(a), cell(b)])];
  const width = Math.max(...rows.map(([left = '']) => left.length));
  const lines = rows.map(([left = '', right = '']) => `${left.padEnd(width)}  │ ${right}`.trimEnd());
  return [`${drift.code}: ${driftSentence(drift)}`, ...lines].join('\n');
};

/** The same as a page for whoever decides; everything in it is escaped. */
export const sideBySideHtml = (drift: Drift): string => {
  const rows = pairs(drift).map(
    ([theirs, ours]) =>
      `<tr><td>${escaped(cell(theirs))}</td><td>${escaped(cell(ours))}</td><td><code>${escaped(ours?.event ?? '')}</code></td></tr>`,
  );
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>${escaped(drift.code)}</title>
<style>body{font:1rem/1.5 sans-serif;max-width:60rem;margin:2rem auto}table{border-collapse:collapse;width:100%}td,th{border:1px solid #999;padding:.4rem;text-align:left;vertical-align:top}</style></head>
<body><h1>${escaped(drift.code)}</h1><p>${escaped(driftSentence(drift))}</p>
<table><thead><tr><th>Đơn vị ghi</th><th>Sự kiện trên trục</th><th>Mã sự kiện</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></body></html>
`;
};
