import type { EdxmlStatus } from '@lienthong/edxml';
import { parseInstant } from '@lienthong/identifiers';
import type { Instant, JsonObject } from '@lienthong/kernel';
import { deriveEventId } from '@lienthong/event-store';
import { headerPath } from './edxml-ports.js';
import type { StatusMessage } from './status-message.js';

/** The moment that the message names, local time of Asia/Ho_Chi_Minh on the wire; that of its arrival when unreadable. */
const claimedAt = ({ timestamp }: EdxmlStatus, arrived: Instant): Instant => {
  if (timestamp?.kind !== 'date-time') return arrived;
  const parsed = parseInstant(`${timestamp.value}+07:00`);
  return parsed.ok ? parsed.value : arrived;
};

/** Identity of a status message: (From, DocumentId, StatusCode, Timestamp). */
export const statusOfEdxml = (status: EdxmlStatus, arrived: Instant): StatusMessage => {
  const { from, responseFor, statusCode, description, timestamp, staff } = status;
  const stamp = timestamp === undefined ? '' : timestamp.kind === 'unread' ? timestamp.raw : timestamp.value;
  return {
    from: from.organId,
    documentId: responseFor.documentId,
    code: statusCode,
    reportId: deriveEventId('status', from.organId, responseFor.documentId, statusCode, stamp),
    claimedAt: claimedAt(status, arrived),
    ...(responseFor.organId === undefined ? {} : { addressee: responseFor.organId }),
    ...(description === undefined ? {} : { reason: description }),
    ...(staff === undefined ? {} : { staff: staff as unknown as JsonObject }),
    paths: {
      from: `${headerPath}/From/OrganId`,
      documentId: `${headerPath}/ResponseFor/DocumentId`,
      code: `${headerPath}/StatusCode`,
      addressee: `${headerPath}/ResponseFor/OrganId`,
      claimedAt: `${headerPath}/Timestamp`,
    },
  };
};
