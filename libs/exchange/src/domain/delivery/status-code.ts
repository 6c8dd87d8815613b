/** The ladder of a recipient's reports and 02, its refusal (QCVN 102:2016/BTTTT, status messages). */
export const reportCodes = ['01', '02', '03', '04', '05', '06'] as const;
export type ReportCode = (typeof reportCodes)[number];

/** The rungs, in order. 02 is no rung: it ends the way. */
export const rungs = ['01', '03', '04', '05', '06'] as const;
export type Rung = (typeof rungs)[number];

export const isHigher = (code: Rung, than: Rung | undefined): boolean =>
  than === undefined || rungs.indexOf(code) > rungs.indexOf(than);
