import type { XmlElement } from '../xml/element.js';
import type { ScanHandler } from '../xml/scanner.js';
import type { AttachmentStep } from './attachments.js';
import type { Envelope } from './header/envelope.js';
import { readEnvelope } from './header/envelope.js';
import { readDescriptor } from './header/manifest.js';
import type { EdxmlLimits } from './limits.js';
import type { Notes } from './notes.js';
import { createNotes } from './notes.js';
import { overLimit, stop } from './stop.js';

export interface Router extends ScanHandler {
  /** The attachment steps since the last call. */
  drain(): readonly AttachmentStep[];
  envelope(): Envelope | undefined;
}

const ENVELOPE = '/edXML/edXMLEnvelope';
const ATTACHMENT = /^\/edXML\/AttachmentEncoded\/Attachment\[\d+\]$/;
const CONTENT = /^\/edXML\/AttachmentEncoded\/Attachment\[\d+\]\/ContentTransferEncoded$/;
const TOP_LEVEL = ['Boundary', 'ContentId', 'ContentType', 'edXMLEnvelope', 'AttachmentEncoded'];

/** Sorts the events of a message: the envelope becomes a tree and then its model, attachments become steps. */
export const createRouter = (limits: EdxmlLimits, notes: Notes): Router => {
  const stack: XmlElement[] = [];
  let steps: AttachmentStep[] = [];
  let envelope: Envelope | undefined;
  let texts = 0;
  const contents = new Set<string>();
  const tops = new Set<string>();

  const countText = (length: number, path: string): void => {
    texts += length;
    if (texts > limits.headerText) throw overLimit('headerText', limits.headerText, path);
  };

  const openTop = (element: XmlElement): void => {
    if (!TOP_LEVEL.includes(element.name)) notes.warn('edxml/unknown-element', element.path);
    const once = element.name === 'edXMLEnvelope' || element.name === 'AttachmentEncoded';
    if (once && tops.has(element.name)) throw stop('edxml/ambiguous', element.path);
    tops.add(element.name);
  };

  const openContent = (element: XmlElement, attachment: XmlElement): void => {
    if (contents.has(element.path)) throw stop('edxml/ambiguous', element.path);
    contents.add(element.path);
    // What is known now decides, wherever the slices of text happen to end; warnings come when the element closes.
    steps.push({ type: 'begin', path: attachment.path, described: readDescriptor(attachment, createNotes()) });
  };

  return {
    open: (element) => {
      const parent = stack.at(-1);
      if (parent === undefined && element.name !== 'edXML') throw stop('edxml/not-edxml', '/');
      for (const [name, value] of element.attributes) countText(name.length + value.length, element.path);
      if (stack.length === 1) openTop(element);
      // The envelope and the attachments are read when they close; nothing holds them afterwards.
      if (stack.length > 0 && !ATTACHMENT.test(element.path)) parent?.children.push(element);
      if (parent !== undefined && CONTENT.test(element.path)) openContent(element, parent);
      stack.push(element);
    },
    text: (piece) => {
      const element = stack.at(-1);
      if (element === undefined) return;
      if (CONTENT.test(element.path)) {
        steps.push({ type: 'text', text: piece });
        return;
      }
      if (element.text === '' && piece.trim() === '') return;
      if (element.text.length + piece.length > limits.elementText) {
        throw overLimit('elementText', limits.elementText, element.path);
      }
      countText(piece.length, element.path);
      element.text += piece;
    },
    close: () => {
      const element = stack.pop();
      const parent = stack.at(-1);
      if (element === undefined || parent === undefined) return;
      if (element.path === ENVELOPE) envelope = readEnvelope(parent, element, limits, notes);
      if (ATTACHMENT.test(element.path)) {
        steps.push({ type: 'end', path: element.path, described: readDescriptor(element, notes) });
      }
    },
    drain: () => {
      const drained = steps;
      steps = [];
      return drained;
    },
    envelope: () => envelope,
  };
};
