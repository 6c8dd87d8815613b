import { ApiProperty } from '@nestjs/swagger';
import type { UploadReceipt } from '../../../application/uploads/ports.js';
import { EVENT_ID, SHA256 } from './examples.js';
import { MomentField, WholeField } from './fields.js';

const bytes = (type: string) => ({ [type]: { schema: { type: 'string' as const, contentMediaType: type } as object } });

export const UPLOAD_BODY = {
  ...bytes('application/octet-stream'),
  ...bytes('application/edxml+xml'),
  ...bytes('application/xml'),
};

export const UPLOAD_PROBLEMS = [
  'http/wrong-type',
  'http/too-large',
  'http/body-incomplete',
  'http/slow-sender',
  'blob/too-large',
  'blob/unavailable',
] as const;

/** Bytes that wait for the message that names them. */
export class UploadResource implements UploadReceipt {
  @ApiProperty({ format: 'uuid', description: 'To be named by one message', example: EVENT_ID })
  readonly upload!: string;

  @ApiProperty({ description: 'Of the plain bytes, hex; the message repeats it', example: SHA256 })
  readonly sha256!: string;

  @WholeField('Bytes', 182_044)
  readonly size!: number;

  @MomentField('Until then a message may name it')
  readonly expiresAt!: string;
}
