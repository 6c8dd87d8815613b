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

/** OpenAPI 3.1 of everything the hub serves. */
export const describeApi = (app: INestApplication): OpenAPIObject => {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Lienthong')
    .setDescription('Exchange of electronic documents between Vietnamese agencies (QCVN 102:2016/BTTTT)')
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'Made by `lienthong system token`' })
    .build();
  return SwaggerModule.createDocument(app, config);
};
