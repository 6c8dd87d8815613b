import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { catalogue, problemOf } from '@lienthong/refusals';
import type { RefusalCode } from '@lienthong/refusals';
import { ProblemDocument } from './problem.document.js';

const EVERYWHERE: readonly RefusalCode[] = ['auth/token-missing', 'auth/token-invalid'];

/** Documents the refusals of an operation, each with the catalogue's own words as its example. */
export const ApiProblems = (...codes: readonly RefusalCode[]): MethodDecorator => {
  const byStatus = Map.groupBy([...EVERYWHERE, ...codes], (code) => catalogue[code].status);
  const responses = [...byStatus].map(([status, ofStatus]) =>
    ApiResponse({
      status,
      description: ofStatus.join(', '),
      content: {
        'application/problem+json': {
          schema: { $ref: getSchemaPath(ProblemDocument) },
          examples: Object.fromEntries(ofStatus.map((code) => [code, { value: problemOf({ code }) }])),
        },
      },
    }),
  );
  return applyDecorators(ApiExtraModels(ProblemDocument), ...responses);
};
