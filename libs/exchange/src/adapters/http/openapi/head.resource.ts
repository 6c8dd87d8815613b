import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { DocumentHead } from '../../../domain/transfer/document.js';
import { DOCUMENT_ID } from './examples.js';

/** What a list may show of a document: no name of a person, no subject, no content. */
export class DocumentHeadResource implements DocumentHead {
  @ApiProperty({ example: DOCUMENT_ID })
  readonly documentId!: string;

  @ApiPropertyOptional({ example: '12' })
  readonly number?: string;

  @ApiPropertyOptional({ example: 'QĐ-UBND' })
  readonly notation?: string;

  @ApiPropertyOptional({ format: 'date', example: '2026-11-20' })
  readonly promulgatedOn?: string;

  @ApiPropertyOptional({ example: 'Quyết định' })
  readonly typeName?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 9, description: '0 thường … 4 hỏa tốc hẹn giờ' })
  readonly priority?: number;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 9 })
  readonly steeringType?: number;

  @ApiPropertyOptional({ format: 'date', example: '2026-12-01' })
  readonly dueOn?: string;
}
