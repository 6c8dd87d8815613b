export type TableCell = string | number | null;

/** What a sheet shows: a title, headings, rows. */
export interface Table {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
}

const FORMULA = /^[\s]*[=+\-@\t\r＝＋－＠]/u;

/** A text that a spreadsheet would run gets an apostrophe before it (OWASP, CSV injection). Numbers are numbers. */
export const withoutFormula = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
