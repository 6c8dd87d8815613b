/** What one side says of a leg, or of a dossier as a whole where the leg is empty. */
export interface CsvRow {
  readonly code: string;
  readonly leg: string;
  readonly state: string;
  /** When, in UTC. */
  readonly moment: string;
}

const HEAD = 'code,leg,state,moment';

/** No cell of these has a comma or a quote. */
export const csvOf = (rows: readonly CsvRow[]): string =>
  [HEAD, ...rows.map(({ code, leg, state, moment }) => `${code},${leg},${state},${moment}`), ''].join('\n');

export const rowsOf = (csv: string): readonly CsvRow[] => {
  const [head, ...lines] = csv.trimEnd().split('\n');
  if (head !== HEAD) throw new TypeError(`No such heading: ${head ?? ''}`);
  return lines.map((line) => {
    const [code = '', leg = '', state = '', moment = ''] = line.split(',');
    return { code, leg, state, moment };
  });
};
