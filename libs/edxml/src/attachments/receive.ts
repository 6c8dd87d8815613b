import { createHash } from 'node:crypto';
import type { AttachmentHead, AttachmentSink, EdxmlAttachment } from '../model/attachment.js';
import type { EdxmlLimits } from '../reading/limits.js';
import type { Notes } from '../reading/notes.js';
import { Stop, overLimit, stop } from '../reading/stop.js';
import { createBase64Decoder } from './base64.js';
import { createCorruptionMonitor } from './corruption.js';
import { extensionOf } from './name.js';
import type { Unzipper } from './unzip.js';
import { createUnzipper } from './unzip.js';
import { countEntries, isZip, parseLocalHeader } from './zip-format.js';
import { isWrapping, isZipBased } from './zip-rule.js';

const RATIO_FROM = 1024 * 1024;

/** What unzipping has cost so far in the whole message. */
export interface Budget {
  decompressed: number;
}

export type Delivered = Pick<EdxmlAttachment, 'size' | 'sha256' | 'form' | 'entryName'>;

export interface Receiver {
  write(base64: string): Promise<void>;
  /** Everything has been handed to the sink, whose `end` is the caller's to call. */
  finish(): Promise<Delivered>;
  abort(): Promise<void>;
}

export interface ReceiverContext {
  readonly path: string;
  readonly limits: EdxmlLimits;
  readonly budget: Budget;
  readonly notes: Notes;
}

/**
 * Takes one attachment from Base64 text to its sink without keeping it: decodes, looks for a ZIP by content, unwraps
 * it by the rule of zip-rule.ts, sums, and stops at damage and limits. Holds at most `zipLookahead` bytes of a ZIP.
 */
export const createReceiver = (
  { name }: AttachmentHead,
  sink: AttachmentSink,
  { path, limits, budget, notes }: ReceiverContext,
): Receiver => {
  const base64 = createBase64Decoder(path);
  const arrived = createCorruptionMonitor();
  const unwrapped = createCorruptionMonitor();
  const hash = createHash('sha256');
  let received = 0;
  let size = 0;
  let held: Buffer[] | undefined = [];
  let unzipper: Unzipper | undefined;

  const checkGrowth = (total: { inflated: number }) => (grown: number, read: number) => {
    total.inflated += grown;
    budget.decompressed += grown;
    const { inflated } = total;
    if (budget.decompressed > limits.decompressedBytes) {
      throw stop('edxml/zip-bomb', path, { limit: 'decompressedBytes', max: limits.decompressedBytes });
    }
    if (inflated > limits.attachmentBytes) throw overLimit('attachmentBytes', limits.attachmentBytes, path);
    if (inflated > RATIO_FROM && inflated > read * limits.ratio) {
      throw stop('edxml/zip-bomb', path, { limit: 'ratio', max: limits.ratio });
    }
  };

  const deliver = async (chunk: Buffer): Promise<void> => {
    if (chunk.length === 0) return;
    hash.update(chunk);
    size += chunk.length;
    await sink.write(chunk);
  };

  const pass = async (bytes: Buffer): Promise<void> => {
    if (unzipper === undefined) return deliver(bytes);
    for await (const chunk of unzipper.write(bytes)) {
      unwrapped.see(chunk);
      await deliver(chunk);
    }
  };

  const opens = (archive: Buffer, complete: boolean): boolean => {
    const extension = name === undefined ? undefined : extensionOf(name);
    if (!isZip(archive) || extension === 'zip') return false;
    const entry = parseLocalHeader(archive);
    const entries = complete ? countEntries(archive) : undefined;
    if (entries !== undefined && entries > limits.zipEntries) {
      throw stop('edxml/zip-entries', path, { max: limits.zipEntries });
    }
    const untouched = extension !== undefined && isZipBased(extension);
    if (entry === undefined || (complete && entries === undefined)) {
      if (untouched) return false;
      throw stop('edxml/zip-truncated', path);
    }
    const evidence = { entryName: entry.name, ...(name === undefined ? {} : { name }) };
    const wrapping = isWrapping(entries === undefined ? evidence : { ...evidence, entries });
    if (!wrapping && !untouched)
      notes.warn('edxml/zip-kept', path, entries === undefined ? undefined : `${entries} entries`);
    return wrapping;
  };

  const release = async (complete: boolean): Promise<void> => {
    if (held === undefined) return;
    const bytes = Buffer.concat(held);
    held = undefined;
    if (opens(bytes, complete)) unzipper = createUnzipper(path, checkGrowth({ inflated: 0 }));
    await pass(bytes);
  };

  const mayOpen = (): boolean => name === undefined || extensionOf(name) !== 'zip';

  const take = async (bytes: Buffer): Promise<void> => {
    if (held === undefined) return pass(bytes);
    held.push(bytes);
    if (received < 4) return;
    if (held.length > 1 && received - bytes.length < 4) held = [Buffer.concat(held)];
    const zip = isZip(held[0] ?? Buffer.alloc(0)) && mayOpen();
    if (!zip || received > limits.zipLookahead) await release(false);
  };

  const damaged = (): Stop | undefined =>
    arrived.corrupt() || unwrapped.corrupt() ? stop('edxml/attachment-corrupt', path) : undefined;

  return {
    write: async (text) => {
      const bytes = base64.write(text);
      received += bytes.length;
      if (received > limits.attachmentBytes) throw overLimit('attachmentBytes', limits.attachmentBytes, path);
      arrived.see(bytes);
      if (bytes.length === 0) return;
      await take(bytes).catch((error: unknown) => {
        throw error instanceof Stop ? (damaged() ?? error) : error;
      });
    },
    finish: async () => {
      base64.end();
      const corrupt = damaged();
      if (corrupt !== undefined) throw corrupt;
      await release(true);
      unzipper?.end();
      const late = damaged();
      if (late !== undefined) throw late;
      const entryName = unzipper?.entryName();
      const delivered = { size, sha256: hash.digest('hex') };
      unzipper?.close();
      return entryName === undefined ? { ...delivered, form: 'raw' } : { ...delivered, form: 'zip', entryName };
    },
    abort: async () => {
      unzipper?.close();
      await sink.abort();
    },
  };
};
