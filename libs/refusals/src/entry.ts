/** What one code of the catalogue says. `{name}` in a sentence stands for the refusal's parameter of that name. */
export interface CatalogueEntry {
  /** The HTTP status that carries the refusal; 200 for a warning, which refuses nothing. */
  readonly status: number;
  /** For the official who reads it: what is wrong, in Vietnamese. */
  readonly vi: string;
  /** For the engineer who gets it: what is wrong and what to do next. */
  readonly en: string;
  /** The number that clients of the national document axis know: 10 bad file, 15 wrong system or secret, 18 unknown
   * recipient, 19 sender not registered, 20 system error, 21 file processing, 22 bad edXML, 23 recipient locked. */
  readonly axis?: AxisNumber;
}

export type AxisNumber = 10 | 15 | 18 | 19 | 20 | 21 | 22 | 23;

/** One area of the catalogue: every code begins with the area's name. */
export type Area<Name extends string> = Readonly<Record<`${Name}/${string}`, CatalogueEntry>>;
