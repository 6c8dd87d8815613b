import { applyDecorators } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import { MEDIA_TYPES } from '../answer.js';
import type { Format } from '../reports.dto.js';

/** Refusals of every report. */
export const PROBLEMS = [
  'http/invalid',
  'http/too-many-requests',
  'http/unavailable',
  'agency/unknown',
  'identifiers/date-malformed',
  'identifiers/date-impossible',
  'identifiers/instant-malformed',
  'reporting/period-reversed',
  'reporting/not-yet-known',
  'reporting/identity-broken',
  'reporting/procedure-unknown',
  'read-model/behind',
  'read-model/not-ready',
] as const;

const FILE = { schema: { type: 'string', format: 'binary' } } as const;

/** JSON of the resource, or one of these files. */
export const ApiFigures = (resource: Type, files: readonly Format[]): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(resource),
    ApiOkResponse({
      content: {
        'application/json': { schema: { $ref: getSchemaPath(resource) } },
        ...Object.fromEntries(files.map((format) => [MEDIA_TYPES[format].split(';')[0] ?? '', FILE])),
      },
    }),
  );
