import { ApiParam } from '@nestjs/swagger';
import { TRANSFER_ID } from './examples.js';

export const ApiTransferParam = (name = 'id'): MethodDecorator =>
  ApiParam({ name, description: 'Id of the transfer, from the receipt', format: 'uuid', example: TRANSFER_ID });

export const ApiAgencyParam = (name: string, description: string): MethodDecorator =>
  ApiParam({ name, description, example: 'H37' });
