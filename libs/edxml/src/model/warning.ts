/** What the reader tolerated. */
export type EdxmlWarningCode =
  | 'edxml/junk-before-declaration'
  | 'edxml/byte-order-mark'
  | 'edxml/prefix-unbound'
  | 'edxml/namespace-missing'
  | 'edxml/status-element'
  | 'edxml/nested-from'
  | 'edxml/unknown-element'
  | 'edxml/repeated-element'
  | 'edxml/empty-element'
  | 'edxml/required-missing'
  | 'edxml/organ-id-missing'
  | 'edxml/organ-id-invalid'
  | 'edxml/zero-width-space'
  | 'edxml/too-long'
  | 'edxml/date-form'
  | 'edxml/date-impossible'
  | 'edxml/date-unreadable'
  | 'edxml/value'
  | 'edxml/status-code-form'
  | 'edxml/content-id-form'
  | 'edxml/content-id-repeated'
  | 'edxml/manifest-without-attachment'
  | 'edxml/attachment-not-in-manifest'
  | 'edxml/attachment-empty'
  | 'edxml/attachment-name-missing'
  | 'edxml/zip-kept'
  | 'edxml/warnings-omitted';

export interface EdxmlWarning {
  readonly code: EdxmlWarningCode;
  /** Path of element names, `/edXML/edXMLEnvelope/…/To[2]/Email`; a name that the standard does not know is `*`. */
  readonly path: string;
  /** A figure or a form, never text of the message. */
  readonly detail?: string;
}
