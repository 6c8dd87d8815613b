import type { Answer, Http } from '../transport/http.js';
import { at } from '../transport/request.js';
import type { UploadReceipt } from '../wire/receipt.js';
import { fileBody } from './parts.js';

export interface Uploads {
  /**
   * Bytes that a message on the bus will name by their id: one file, or one edXML message. Tried again like a
   * submission: what a lost answer leaves behind expires by itself.
   */
  upload(agency: string, path: string): Answer<UploadReceipt>;
}

export const uploadsOf = (http: Http): Uploads => ({
  upload: (agency, path) =>
    http.json({
      method: 'POST',
      path: at`/v1/agencies/${agency}/uploads`,
      body: fileBody(path, 'application/octet-stream'),
      idempotent: true,
    }),
});
