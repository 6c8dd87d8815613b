import type { EdxmlWarning, EdxmlWarningCode } from '../model/warning.js';

/** Collects warnings, in the order of the message, at most `max` of them. */
export interface Notes {
  warn(code: EdxmlWarningCode, path: string, detail?: string): void;
  /** Warns of the first occurrence only. */
  warnOnce(code: EdxmlWarningCode, path: string): void;
  all(): readonly EdxmlWarning[];
}

export const createNotes = (max = 500): Notes => {
  const warnings: EdxmlWarning[] = [];
  const seen = new Set<EdxmlWarningCode>();
  let omitted = 0;
  const warn = (code: EdxmlWarningCode, path: string, detail?: string): void => {
    if (warnings.length >= max) omitted += 1;
    else warnings.push(detail === undefined ? { code, path } : { code, path, detail });
  };
  return {
    warn,
    warnOnce: (code, path) => {
      if (seen.has(code)) return;
      seen.add(code);
      warn(code, path);
    },
    all: () =>
      omitted === 0
        ? [...warnings]
        : [...warnings, { code: 'edxml/warnings-omitted', path: '/edXML', detail: String(omitted) }],
  };
};
