import { parseLocalDate } from '@lienthong/identifiers';
import type { LocalDate } from '@lienthong/identifiers';

/** Raised inside a reading and turned into its refusal: where the value lies, as a JSON pointer. */
export class Unreadable extends Error {
  readonly path: string;

  constructor(path: string) {
    super(path);
    this.name = 'Unreadable';
    this.path = path;
  }
}

type Members = Readonly<Record<string, unknown>>;

/** Typed views of a JSON value; each throws `Unreadable` at the place that does not fit. */
export class JsonReader {
  readonly value: unknown;
  readonly path: string;

  constructor(value: unknown, path = '') {
    this.value = value;
    this.path = path;
  }

  private fail(): never {
    throw new Unreadable(this.path);
  }

  private members(): Members {
    return typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value)
      ? (this.value as Members)
      : this.fail();
  }

  at(key: string): JsonReader {
    return new JsonReader(this.members()[key], `${this.path}/${key}`);
  }

  get present(): boolean {
    return this.value !== undefined;
  }

  keys(): readonly string[] {
    return Object.keys(this.members());
  }

  only(...allowed: readonly string[]): this {
    const stray = this.keys().find((key) => !allowed.includes(key));
    return stray === undefined ? this : this.at(stray).fail();
  }

  text(): string {
    return typeof this.value === 'string' && this.value.trim() !== '' ? this.value : this.fail();
  }

  whole(min: number, max: number): number {
    const { value } = this;
    return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max ? value : this.fail();
  }

  bool(otherwise: boolean): boolean {
    if (!this.present) return otherwise;
    return typeof this.value === 'boolean' ? this.value : this.fail();
  }

  date(): LocalDate {
    const parsed = parseLocalDate(this.text());
    return parsed.ok ? parsed.value : this.fail();
  }

  list(): readonly JsonReader[] {
    return Array.isArray(this.value)
      ? this.value.map((item: unknown, index) => new JsonReader(item, `${this.path}/${index}`))
      : this.fail();
  }

  /** None where the member is left out. */
  listOrNone(): readonly JsonReader[] {
    return this.present ? this.list() : [];
  }

  refuseHere(): never {
    return this.fail();
  }
}
