/** The tables of a Markdown text by the heading of level two above them: a list of rows, each from column to cell. */
export const tablesOf = (markdown: string): ReadonlyMap<string, readonly ReadonlyMap<string, string>[]> => {
  const tables = new Map<string, ReadonlyMap<string, string>[]>();
  for (const section of markdown.split(/^## /m).slice(1)) {
    const [heading = '', ...lines] = section.split('\n');
    const [head, , ...rows] = lines.filter((line) => line.startsWith('|')).map(cellsOf);
    if (!head) continue;
    for (const row of rows) {
      if (row.length !== head.length)
        throw new Error(`A row of "${heading}" has ${row.length} cells: ${row.join(' | ')}`);
    }
    tables.set(
      heading.trim(),
      rows.map((row) => new Map(row.map((cell, index) => [head[index] ?? '', cell]))),
    );
  }
  return tables;
};

const cellsOf = (line: string): readonly string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('`', ''));
