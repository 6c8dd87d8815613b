import { Controller, Get, Inject } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';

export const OPENAPI = Symbol('OpenAPI');

/** Filled once the application knows all its routes. */
export interface OpenApiHolder {
  document: OpenAPIObject | undefined;
}

@ApiTags('operations')
@ApiBearerAuth()
@Controller('v1/openapi.json')
export class OpenApiController {
  constructor(@Inject(OPENAPI) private readonly holder: OpenApiHolder) {}

  @Get()
  @ApiOperation({ operationId: 'readOpenApi', summary: 'This document' })
  read(): OpenAPIObject | undefined {
    return this.holder.document;
  }
}
