const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Ho_Chi_Minh',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** `2026-11-22 16:14:53`, in Việt Nam. */
export const localTime = (instant: string): string => clock.format(new Date(instant));
