const OFFSET_MS = 7 * 3_600_000;
const FORM = /^(\d{2})(\d{2})(\d{4})T(\d{2})(\d{2})(\d{2})\+\d{4}$/;

/**
 * `ddMMyyyy'T'HHmmss+SSSS`: the local time of Việt Nam, the milliseconds on four digits (the plus is no offset):
 * `22112026T015143+0914`. The kit fixes it when its client is made, so it may be weeks old.
 */
export const axisTimestamp = (at: Date): string => {
  const local = new Date(at.getTime() + OFFSET_MS).toISOString();
  const [year = '', month = '', day = ''] = local.slice(0, 10).split('-');
  return `${day}${month}${year}T${local.slice(11, 19).replaceAll(':', '')}+0${local.slice(20, 23)}`;
};

/** Of the right form, and a day and a time that exist. Says nothing of its age: no call can be refused for that. */
export const isAxisTimestamp = (text: string): boolean => {
  const [, day = '', month = '', year = '', hour = '', minute = '', second = ''] = FORM.exec(text) ?? [];
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const read = new Date(iso);
  return !Number.isNaN(read.getTime()) && read.toISOString() === iso;
};
