import type { Refusal } from '@lienthong/kernel';

/** What the hub refused, from its problem document (RFC 9457). */
export interface ClientRefusal extends Refusal {
  /** HTTP status. */
  readonly status: number;
  /** What happened and what to do next, in English. */
  readonly title: string;
  /** What happened, in Vietnamese. */
  readonly detail: string;
  /** Each place where the input does not fit. */
  readonly errors?: readonly unknown[];
  /** Names the request in the hub's log. */
  readonly instance?: string;
}

const textIn = (fields: object, name: string): string | undefined => {
  const value: unknown = Reflect.get(fields, name);
  return typeof value === 'string' ? value : undefined;
};

/** Undefined when the answer is no problem document of the hub's, as from a proxy. */
export const refusalIn = (status: number, text: string): ClientRefusal | undefined => {
  let problem: unknown;
  try {
    problem = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof problem !== 'object' || problem === null) return undefined;
  const [code, title, detail] = [textIn(problem, 'code'), textIn(problem, 'title'), textIn(problem, 'detail')];
  if (code === undefined || title === undefined || detail === undefined) return undefined;
  const { path, params, errors, instance } = problem as Partial<ClientRefusal>;
  return {
    code,
    status,
    title,
    detail,
    ...(typeof path === 'string' ? { path } : {}),
    ...(typeof params === 'object' ? { params } : {}),
    ...(Array.isArray(errors) ? { errors } : {}),
    ...(typeof instance === 'string' ? { instance } : {}),
  };
};
