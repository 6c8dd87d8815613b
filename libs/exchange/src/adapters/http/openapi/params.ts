import { ApiHeader, ApiParam } from '@nestjs/swagger';
import { TRANSFER_ID } from './examples.js';

export const ApiTransferParam = (name = 'id'): MethodDecorator =>
  ApiParam({ name, description: 'Id of the transfer, from the receipt', format: 'uuid', example: TRANSFER_ID });

export const ApiAgencyParam = (name: string, description: string): MethodDecorator =>
  ApiParam({ name, description, example: 'H37' });

/** draft-ietf-httpapi-idempotency-key-header. Every message has an identity of its own beside it. */
export const ApiIdempotencyKey = (): MethodDecorator =>
  ApiHeader({
    name: 'idempotency-key',
    required: false,
    description:
      'Belongs to the first request of this system that was taken under it: its repeats are answered as it was, another ' +
      'request under the key is refused (422); a refused one leaves the key free. After a 503 it may be bound: repeat the request unchanged, or mend it under a new key; the messageId keeps it from being taken twice. A quoted string of at most 255 printable ASCII characters; the quotes may be left out.',
    example: '"8e03978e-40d5-43e8-bc93-6894a57f9324"',
  });
