/** What a child process offers to its parent; one argument and one answer each, as structured clones. */
export type Calls = Readonly<Record<string, (argument: never) => unknown>>;

export type ArgumentOf<Offered, Name extends keyof Offered> = Offered[Name] extends (argument: infer A) => unknown
  ? A
  : never;
export type AnswerOf<Offered, Name extends keyof Offered> = Offered[Name] extends (argument: never) => infer A
  ? Awaited<A>
  : never;

export interface Question {
  readonly id: number;
  readonly name: string;
  readonly argument: unknown;
}

export type Reply =
  { readonly id: number; readonly answer: unknown } | { readonly id: number; readonly failure: string };
