import sax from 'sax';
import type { QualifiedTag, SAXParser, Tag } from 'sax';
import type { EdxmlLimits } from '../reading/limits.js';
import type { Notes } from '../reading/notes.js';
import { Stop, overLimit, stop } from '../reading/stop.js';
import type { XmlElement } from './element.js';
import { EDXML_NAMESPACE, KNOWN, REPEATED, XINCLUDE_NAMESPACE } from './names.js';
import { longRun, skipText, takesText } from './long-text.js';
import { isUnboundPrefix, saxStop } from './sax-errors.js';

export interface ScanHandler {
  open(element: XmlElement): void;
  /** A piece of an element's text; long texts come in many. */
  text(piece: string): void;
  close(): void;
}

export interface Scanner {
  /** Throws Stop. */
  write(text: string): void;
  end(): void;
}

interface Level {
  readonly path: string;
  /** How many children of a repeated name there were so far. */
  counts?: Map<string, number>;
}

const declaredEncoding = (body: string): string | undefined => /\bencoding\s*=\s*["']([^"']*)["']/.exec(body)?.[1];

const NONE: ReadonlyMap<string, string> = new Map();

const attributesOf = (tag: QualifiedTag): ReadonlyMap<string, string> => {
  const attributes = Object.values(tag.attributes).filter(({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns');
  return attributes.length === 0 ? NONE : new Map(attributes.map(({ local, value }) => [local, value]));
};

/** Well-formed XML without DTD, entities or XInclude, as events; names are read by namespace, tolerantly. */
export const createScanner = (limits: EdxmlLimits, notes: Notes, handler: ScanHandler): Scanner => {
  const parser: SAXParser = sax.parser(true, { xmlns: true, strictEntities: true } as sax.SAXOptions);
  const levels: Level[] = [{ path: '' }];
  let elements = 0;
  let begun = false;

  const current = (): Level => levels.at(-1) ?? { path: '' };
  const here = (): string => current().path || '/';

  const childPath = (name: string): string => {
    const level = current();
    if (!REPEATED.has(name)) return `${level.path}/${name}`;
    level.counts ??= new Map();
    const count = (level.counts.get(name) ?? 0) + 1;
    level.counts.set(name, count);
    return `${level.path}/${name}[${count}]`;
  };

  const namespaceOf = (tag: QualifiedTag): string => {
    const bound = typeof tag.uri === 'string' && !(tag.prefix !== '' && tag.uri === tag.prefix);
    if (!bound) notes.warnOnce('edxml/prefix-unbound', here());
    else if (tag.uri === '') notes.warnOnce('edxml/namespace-missing', here());
    if (bound && tag.uri === XINCLUDE_NAMESPACE) throw stop('edxml/xinclude', here());
    return bound && tag.uri !== '' ? tag.uri : EDXML_NAMESPACE;
  };

  const seenAttributes = new Set<string>();
  parser.onopentagstart = () => {
    seenAttributes.clear();
  };
  parser.onattribute = ({ name }) => {
    if (seenAttributes.has(name)) throw stop('edxml/malformed', here(), { reason: 'attribute-repeated' });
    seenAttributes.add(name);
    if (seenAttributes.size > limits.attributes) throw overLimit('attributes', limits.attributes, here());
  };

  parser.onopentag = (opened: Tag | QualifiedTag) => {
    const tag = opened as QualifiedTag;
    if (levels.length === 1 && begun) throw stop('edxml/malformed', '/', { reason: 'second-root' });
    begun = true;
    elements += 1;
    if (elements > limits.elements) throw overLimit('elements', limits.elements, here());
    if (levels.length > limits.depth) throw overLimit('depth', limits.depth, here());
    if (/^:|:.*:|:$/.test(tag.name)) throw stop('edxml/malformed', here(), { reason: 'name' });
    const namespace = namespaceOf(tag);
    const name = namespace === EDXML_NAMESPACE && KNOWN.has(tag.local) ? tag.local : '*';
    const path = childPath(name);
    levels.push({ path });
    handler.open({ name, namespace, path, attributes: attributesOf(tag), children: [], text: '' });
  };
  parser.onclosetag = () => {
    handler.close();
    levels.pop();
  };
  parser.ontext = (text) => {
    if (levels.length > 1) handler.text(text);
  };
  parser.oncdata = (text) => {
    if (levels.length > 1) handler.text(text);
  };
  parser.ondoctype = () => {
    throw stop('edxml/dtd', here());
  };
  parser.onsgmldeclaration = () => {
    throw stop('edxml/dtd', here());
  };
  let instructions = 0;
  parser.onprocessinginstruction = ({ name, body }) => {
    instructions += 1;
    if (name.toLowerCase() !== 'xml') return;
    if (begun || instructions > 1) throw stop('edxml/malformed', here(), { reason: 'late-declaration' });
    const encoding = declaredEncoding(body);
    if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8') {
      throw stop('edxml/encoding', '/', { expected: 'UTF-8' });
    }
  };
  parser.onerror = (error) => {
    if (!isUnboundPrefix(error)) throw saxStop(error, here(), parser);
    parser.resume();
  };

  // Attributes are reported when their tag is complete; a tag without end must not grow until then.
  const checkOpenTag = (): void => {
    const pending: unknown = Reflect.get(parser, 'attribList');
    if (Array.isArray(pending) && pending.length > limits.attributes) {
      throw overLimit('attributes', limits.attributes, here());
    }
    if (typeof Reflect.get(parser, 'doctype') === 'string' && Reflect.get(parser, 'doctype') !== '') {
      throw stop('edxml/dtd', here());
    }
  };

  const guarded = (step: () => void): void => {
    try {
      step();
    } catch (error) {
      if (error instanceof Stop) throw error;
      // sax trips over attributes named like members of Object.prototype.
      if (error instanceof TypeError) throw stop('edxml/malformed', here(), { reason: 'name' });
      throw error;
    }
  };

  return {
    write: (text) => {
      guarded(() => {
        let at = 0;
        for (let run = longRun(text, 0); run !== undefined; run = longRun(text, at)) {
          if (run.start > at) parser.write(text.slice(at, run.start)).flush();
          const piece = text.slice(run.start, run.end);
          if (levels.length > 1 && takesText(parser, piece)) {
            handler.text(piece);
            skipText(parser, piece);
          } else parser.write(piece).flush();
          at = run.end;
        }
        if (at < text.length) parser.write(text.slice(at)).flush();
        checkOpenTag();
      });
    },
    end: () => {
      guarded(() => parser.close());
      if (!begun) throw stop('edxml/malformed', '/', { reason: 'no-element' });
    },
  };
};
