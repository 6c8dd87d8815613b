import { hash } from 'node:crypto';
import type { DocumentDraft } from '@lienthong/client';
import { Misused } from '../shell/stopped.js';
import { readJsonFile } from './agency-records.js';
import { withAttachments } from './document-file.js';

/** The document that a JSON file holds, alone or in a submission. What its fields hold is the hub's to check. */
export const changedDocument = async (path: string, files: readonly string[]): Promise<DocumentDraft> => {
  const value = await readJsonFile(path);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Misused({ vi: 'Tệp không phải là một văn bản JSON.', en: `${path} holds no JSON object.` });
  }
  const document = 'document' in value ? value.document : value;
  return withAttachments(document as DocumentDraft, files);
};

/** An identity made of what is asked: the same asked again is the same request. */
export const identityOf = (asked: object): string => `cli-${hash('sha256', JSON.stringify(asked), 'hex')}`;
