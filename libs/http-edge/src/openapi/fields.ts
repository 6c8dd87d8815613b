import { ApiProperty } from '@nestjs/swagger';

export const MomentField = (description: string, example = '2026-11-20T01:32:07.412Z'): PropertyDecorator =>
  ApiProperty({ format: 'date-time', description, example });

export const WholeField = (description: string, example: number): PropertyDecorator =>
  ApiProperty({ type: 'integer', description, example });

/** OpenAPI 3.1 knows no `nullable`: null is a type of its own. */
const orNull = (schema: object) => ({ oneOf: [schema, { type: 'null' }] });

export const NullableField = (type: 'string' | 'integer', description: string, example?: unknown): PropertyDecorator =>
  ApiProperty({ ...orNull({ type }), description, ...(example === undefined ? {} : { example }) });

export const NullableWordField = (words: readonly string[], description: string): PropertyDecorator =>
  ApiProperty({ ...orNull({ type: 'string', enum: words }), description });

export const NullableObjectField = (description: string): PropertyDecorator =>
  ApiProperty({ ...orNull({ type: 'object', additionalProperties: true }), description });
