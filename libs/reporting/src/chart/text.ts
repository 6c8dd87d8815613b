/** For text and attributes of SVG. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const decimal = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });

/** `12,5 giờ`: hours of work. */
export const hoursText = (minutes: number): string => `${decimal.format(minutes / 60)} giờ`;

export const countText = (count: number): string => decimal.format(count);
