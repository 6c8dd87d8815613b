import { Module } from '@nestjs/common';
import type { DynamicModule, INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { OPENAPI, OpenApiController } from './openapi.controller.js';
import type { OpenApiHolder } from './openapi.controller.js';

@Module({})
export class OpenApiModule {
  static with(holder: OpenApiHolder): DynamicModule {
    return {
      module: OpenApiModule,
      controllers: [OpenApiController],
      providers: [{ provide: OPENAPI, useValue: holder }],
    };
  }
}

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string', examples: ['urn:lienthong:problem:recipient/unknown'] },
    title: { type: 'string', description: 'For engineers, in English: what is wrong and what to do next' },
    detail: { type: 'string', description: 'For officials, in Vietnamese' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'From docs/refusal-codes.md', examples: ['recipient/unknown'] },
    path: { type: 'string', description: 'Where in the input: a JSON pointer, or a path of element names' },
    params: { type: 'object' },
    errors: { type: 'array', items: { type: 'object' } },
    instance: { type: 'string', description: 'The request, as the log names it' },
  },
} as const;

const refusals = {
  description: 'Refused: a problem document (RFC 9457). Foreign and absent both answer 404',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** OpenAPI 3.1 of everything the hub serves; every operation may answer with a problem document. */
export const describeApi = (app: INestApplication): OpenAPIObject => {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Lienthong')
    .setDescription('Exchange of electronic documents between Vietnamese agencies (QCVN 102:2016/BTTTT)')
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'Made by `lienthong system token`' })
    .build();
  const document = SwaggerModule.createDocument(app, config);
  for (const item of Object.values(document.paths)) {
    for (const operation of Object.values(item) as { responses?: Record<string, unknown> }[]) {
      if (operation.responses) operation.responses['default'] ??= refusals;
    }
  }
  const schemas = { ...document.components?.schemas, Problem: problem };
  return { ...document, components: { ...document.components, schemas } } as OpenAPIObject;
};
