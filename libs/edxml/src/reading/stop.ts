import type { EdxmlRefusal, EdxmlRefusalCode } from '../model/refusal.js';

/** Carries a refusal out of the parser's callbacks. Never leaves this library: the reader turns it into its outcome. */
export class Stop extends Error {
  readonly refusal: EdxmlRefusal;

  constructor(refusal: EdxmlRefusal) {
    super(refusal.code);
    this.name = 'Stop';
    this.refusal = refusal;
  }
}

export const stop = (code: EdxmlRefusalCode, path: string, params?: EdxmlRefusal['params']): Stop =>
  new Stop(params === undefined ? { code, path } : { code, path, params });

/** A limit exceeded; `limit` is its key in EdxmlLimits. */
export const overLimit = (limit: string, max: number, path: string): Stop => stop('edxml/limit', path, { limit, max });
