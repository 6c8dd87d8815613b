import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray } from 'class-validator';
import { AGENCY_KINDS, AGENCY_LEVELS } from '../../../domain/agency.events.js';

/** Records of one call; the JSON body's own limit (1 MiB by default) holds as well. */
export const MOST_RECORDS = 2_000;

const CODE = { type: 'string', example: 'H53.11' } as const;
const DAY = { type: 'string', format: 'date', example: '2025-07-01' } as const;

const RECORD = {
  type: 'object',
  required: ['code', 'name', 'level', 'from', 'source'],
  additionalProperties: false,
  properties: {
    code: CODE,
    aliases: {
      type: 'array',
      items: {
        oneOf: [CODE, { type: 'object', required: ['code', 'from'], properties: { code: CODE, from: DAY } }],
      },
    },
    name: { type: 'string' },
    level: { type: 'string', enum: [...AGENCY_LEVELS] },
    kind: { type: 'string', enum: [...AGENCY_KINDS], default: 'authority' },
    parent: CODE,
    from: DAY,
    example: { type: 'boolean' },
    source: { type: 'string' },
    renamed: {
      type: 'array',
      items: { type: 'object', required: ['from', 'name'], properties: { from: DAY, name: { type: 'string' } } },
    },
    moved: {
      type: 'array',
      items: {
        type: 'object',
        required: ['from'],
        properties: { from: DAY, parent: CODE, level: { type: 'string', enum: [...AGENCY_LEVELS] } },
      },
    },
    closed: {
      type: 'object',
      required: ['from', 'successors'],
      properties: {
        from: DAY,
        successors: {
          type: 'array',
          items: {
            type: 'object',
            required: ['agency', 'scope'],
            properties: { agency: CODE, scope: { $ref: '#/components/schemas/ScopeResource' } },
          },
        },
      },
    },
  },
};

export class ImportAgenciesDto {
  /** Each is read by the import itself, which refuses records one by one. */
  @ApiProperty({
    type: 'array',
    items: RECORD,
    minItems: 1,
    maxItems: MOST_RECORDS,
    example: [
      {
        code: 'H53.11',
        name: 'Sở Tài chính',
        level: 'province',
        kind: 'department',
        parent: 'H53',
        from: '2025-03-01',
        source: 'Nghị quyết 35/NQ-HĐND',
      },
    ],
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_RECORDS)
  readonly records!: unknown[];
}
