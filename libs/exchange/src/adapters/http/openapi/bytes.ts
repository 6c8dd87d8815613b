import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';

const LENGTH = { 'accept-ranges': { schema: { type: 'string' as const, enum: ['bytes'] } } };
const ETAG = { etag: { description: 'Strong validator, for `If-Range`', schema: { type: 'string' as const } } };

/** An answer of raw bytes, whole or in one part (RFC 9110, 14). */
export const ApiBytes = (type: string, description: string): MethodDecorator => {
  const content = { [type]: { schema: { type: 'string' as const, contentMediaType: type } as object } };
  return applyDecorators(
    ApiHeader({ name: 'range', required: false, description: 'One range of bytes', example: 'bytes=0-65535' }),
    ApiHeader({ name: 'if-range', required: false, description: 'The etag of an earlier answer' }),
    ApiResponse({ status: 200, description, headers: { ...LENGTH, ...ETAG }, content }),
    ApiResponse({
      status: 206,
      description: 'The range asked for',
      headers: { ...LENGTH, ...ETAG, 'content-range': { schema: { type: 'string' } } },
      content,
    }),
  );
};
