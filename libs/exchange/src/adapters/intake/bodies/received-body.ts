import type { ReceivedFile } from '../../../application/intake/json-document.js';
import type { ReceivedMessage } from './receive-edxml.js';

/** What came in, its parts stored: a JSON document with its files, or one edXML message. */
export type ReceivedBody =
  | { readonly kind: 'json'; readonly document: unknown; readonly files: readonly ReceivedFile[] }
  | { readonly kind: 'edxml'; readonly message: ReceivedMessage };
