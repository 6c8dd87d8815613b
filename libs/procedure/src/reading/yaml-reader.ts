import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, Node } from 'yaml';
import { parseLocalDate } from '@lienthong/identifiers';
import type { LocalDate } from '@lienthong/identifiers';
import type { ProcedureProblem, ProcedureProblemCode } from './problem.js';

type Params = Readonly<Record<string, string | number>>;

interface Source {
  readonly document: Document;
  readonly lines: LineCounter;
  readonly problems: ProcedureProblem[];
}

const FALLBACK_DATE = '1970-01-01' as LocalDate;

/** A value of a YAML text that knows its place. What does not fit is noted, and reading goes on with something harmless. */
export class YamlReader {
  private readonly source: Source;
  private readonly node: Node | undefined;
  private readonly offset: number;
  readonly path: string;

  private constructor(source: Source, node: Node | undefined, path: string, offset: number) {
    this.source = source;
    this.node = isAlias(node) ? node.resolve(source.document) : node;
    this.path = path;
    this.offset = node?.range?.[0] ?? offset;
  }

  /** Of a whole text; `problems` fills while it is read. */
  static of(text: string): { readonly root: YamlReader; readonly problems: ProcedureProblem[] } {
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
    const problems: ProcedureProblem[] = [];
    for (const { pos, code } of document.errors) {
      const { line, col } = lines.linePos(pos[0]);
      problems.push({ code: 'procedure/yaml', path: '', params: { line, column: col, error: code } });
    }
    const contents = document.contents ?? undefined;
    return { root: new YamlReader({ document, lines, problems }, contents, '', 0), problems };
  }

  get present(): boolean {
    return this.node !== undefined && !(isScalar(this.node) && this.node.value === null);
  }

  get isList(): boolean {
    return isSeq(this.node);
  }

  problem(code: ProcedureProblemCode, params: Params = {}): void {
    const { line, col } = this.source.lines.linePos(this.offset);
    this.source.problems.push({ code, path: this.path, params: { line, column: col, ...params } });
  }

  private child(node: unknown, key: string | number): YamlReader {
    const { offset, path, source } = this;
    return new YamlReader(source, node as Node | undefined, `${path}/${key}`, offset);
  }

  at(key: string): YamlReader {
    return this.child(isMap(this.node) ? this.node.get(key, true) : undefined, key);
  }

  /** Members in their order. */
  entries(): readonly (readonly [string, YamlReader])[] {
    if (!this.present) return [];
    if (!isMap(this.node)) {
      this.problem('procedure/value-malformed', { expected: 'map' });
      return [];
    }
    return this.node.items.map(({ key, value }) => {
      const name = isScalar(key) ? String(key.value) : '';
      const at = (value as Node | null) ?? (key as Node);
      return [name, this.child(at, name)];
    });
  }

  /** Notes each member that is none of these. */
  only(...allowed: readonly string[]): this {
    for (const [key, value] of this.entries())
      if (!allowed.includes(key)) value.problem('procedure/field-unknown', { field: key });
    return this;
  }

  private required(): boolean {
    if (!this.present)
      this.problem('procedure/field-missing', { field: this.path.slice(this.path.lastIndexOf('/') + 1) });
    return this.present;
  }

  private scalar(): unknown {
    return isScalar(this.node) ? this.node.value : undefined;
  }

  text(): string {
    if (!this.required()) return '';
    const value = this.scalar();
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    this.problem('procedure/value-malformed', { expected: 'text' });
    return '';
  }

  number(): number {
    const value = this.scalar();
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (this.required()) this.problem('procedure/value-malformed', { expected: 'number' });
    return 0;
  }

  oneOf<T extends string>(values: readonly [T, ...T[]]): T {
    const value = this.text();
    const found = values.find((one) => one === value);
    if (found === undefined && value !== '')
      this.problem('procedure/value-malformed', { expected: values.join(' | ') });
    return found ?? values[0];
  }

  date(): LocalDate {
    const text = this.text();
    const parsed = parseLocalDate(text);
    if (!parsed.ok && text !== '') this.problem('procedure/value-malformed', { expected: 'yyyy-MM-dd' });
    return parsed.ok ? parsed.value : FALLBACK_DATE;
  }

  list(): readonly YamlReader[] {
    if (!this.present) return [];
    if (isSeq(this.node)) return this.node.items.map((item, index) => this.child(item, index));
    this.problem('procedure/value-malformed', { expected: 'list' });
    return [];
  }

  /** One text, or a list of them; none where it is left out. */
  texts(): readonly YamlReader[] {
    return this.present && !this.isList ? [this] : this.list();
  }
}

/** Where it is given; otherwise not at all. */
export const optional = <K extends string, T>(
  key: K,
  at: YamlReader,
  read: (at: YamlReader) => T,
): Partial<Record<K, T>> => (at.present ? { [key]: read(at) } : {}) as Partial<Record<K, T>>;
