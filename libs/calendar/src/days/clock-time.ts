/** Minutes since the civil midnight, 0–1440. */
export type ClockMinutes = number;

const FORM = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** `07:30` as minutes; undefined for what is no time of day. */
export const parseClock = (text: string): ClockMinutes | undefined => {
  const [, hours, minutes] = FORM.exec(text) ?? [];
  return hours === undefined || minutes === undefined ? undefined : Number(hours) * 60 + Number(minutes);
};

export const clockText = (minutes: ClockMinutes): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
