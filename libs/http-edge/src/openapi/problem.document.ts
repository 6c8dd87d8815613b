import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** One place of the input that does not fit. */
export class InputErrorDocument {
  @ApiProperty({ description: 'JSON pointer', example: '/from' })
  readonly path!: string;

  @ApiProperty({ description: 'Name of the rule', example: 'matches' })
  readonly code!: string;

  @ApiPropertyOptional({
    description: 'Limits of the rule: `min`, `max`, `allowed` values, `pattern`',
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    example: { min: 1, max: 200 },
  })
  readonly params?: Readonly<Record<string, string | number>>;
}

/** RFC 9457. */
export class ProblemDocument {
  @ApiProperty({ example: 'urn:lienthong:problem:agency/unknown' })
  readonly type!: string;

  @ApiProperty({ description: 'What happened and what to do next, in English' })
  readonly title!: string;

  @ApiProperty({ example: 404 })
  readonly status!: number;

  @ApiProperty({ description: 'What happened, in Vietnamese' })
  readonly detail!: string;

  @ApiProperty({ description: 'Code of the catalogue of refusals', example: 'agency/unknown' })
  readonly code!: string;

  @ApiPropertyOptional({
    description:
      'Where in the input: a JSON pointer (from 0; empty is the whole), a path of XML elements (from 1), `document` or `/files/n` for a part of a multipart body, `/name` for a parameter of the address, or the name of a header',
  })
  readonly path?: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] } })
  readonly params?: Readonly<Record<string, string | number>>;

  @ApiPropertyOptional({ description: 'Names this request in the log' })
  readonly instance?: string;

  @ApiPropertyOptional({ type: [InputErrorDocument] })
  readonly errors?: readonly InputErrorDocument[];
}
