import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { problemOf } from '@lienthong/refusals';
import type { ImportReport } from '../../../application/import-agencies.js';
import type { RefusedRecord } from '../../../application/import-plan.js';
import { inBody } from '../input/json-pointer.js';
import { ProblemDocument } from '@lienthong/http-edge';
import type { Wire } from '@lienthong/http-edge';

export class RefusedRecordResource {
  @ApiProperty({ description: 'Place in `records`, from 0', example: 12 })
  readonly index!: number;

  @ApiPropertyOptional({ description: 'Its code, when it could be read' })
  readonly code?: string;

  @ApiProperty({ type: ProblemDocument })
  readonly problem!: ProblemDocument;
}

export class ImportReportResource {
  @ApiProperty({ example: 40 })
  readonly added!: number;

  @ApiProperty({ description: 'Known before, with new facts now', example: 2 })
  readonly changed!: number;

  @ApiProperty({ example: 0 })
  readonly unchanged!: number;

  @ApiProperty({ type: [RefusedRecordResource], description: 'What a record said before its refusal stays recorded' })
  readonly refused!: readonly RefusedRecordResource[];
}

const refusedResource = ({ index, code, refusal }: RefusedRecord): Wire<RefusedRecordResource> => ({
  index,
  ...(code === undefined ? {} : { code }),
  problem: problemOf(inBody(refusal, '/records')),
});

export const importReportResource = ({ refused, ...counts }: ImportReport): Wire<ImportReportResource> => ({
  ...counts,
  refused: refused.map(refusedResource),
});
