import type { Stop } from '../reading/stop.js';
import { overLimit, stop } from '../reading/stop.js';

// sax 1.6.1 has no error codes, only English sentences; the specs hold these to the pinned version.
export const isUnboundPrefix = (error: Error): boolean => error.message.startsWith('Unbound namespace prefix');

/** The refusal for an error of the parser. Its text is not passed on: it may quote the message. */
export const saxStop = (error: Error, path: string, position: { line: number; column: number }): Stop => {
  const { message } = error;
  if (message.startsWith('Max buffer length')) return overLimit('elementText', 64 * 1024, path);
  if (/^Invalid character (entity|in entity)/.test(message)) return stop('edxml/entity', path);
  if (message.startsWith('Inappropriately located doctype')) return stop('edxml/dtd', path);
  return stop('edxml/malformed', path, { line: position.line + 1, column: position.column });
};
