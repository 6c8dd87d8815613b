import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsArray, IsBoolean, IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { STATUS_VOCABULARIES } from '@lienthong/dossier/vocabularies';
import type { StatusVocabularyName } from '@lienthong/dossier/vocabularies';

export class ReconciliationDto {
  @ApiProperty({ description: 'Any code of the agency whose view it is', example: 'H49.204' })
  @IsString()
  @Length(3, 35)
  readonly agency!: string;

  @ApiPropertyOptional({ enum: STATUS_VOCABULARIES, default: 'portal', description: 'Whose statuses the view has' })
  @IsOptional()
  @IsIn(STATUS_VOCABULARIES)
  readonly vocabulary?: StatusVocabularyName;

  @ApiPropertyOptional({
    default: false,
    description: 'The view claims to hold every dossier of the agency: what it lacks is unknown to it',
  })
  @IsOptional()
  @IsBoolean()
  readonly complete?: boolean;

  @ApiPropertyOptional({
    description:
      'The same view again is the same comparison, and is answered as it was; with another view it is refused',
    example: 'doi-soat-2026-03-10',
  })
  @IsOptional()
  @IsString()
  @Length(1, 120)
  readonly messageId?: string;
}

const ROW = {
  type: 'object',
  required: ['code', 'status'],
  additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'null' }] },
  properties: {
    code: { type: 'string' },
    status: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    at: { type: 'string', description: 'When it came into this status' },
    receivedAt: { type: 'string' },
    finishedAt: { type: 'string' },
    deliveredAt: { type: 'string' },
  },
};

export class ReconciliationOfRowsDto extends ReconciliationDto {
  /** Each is read by the comparison itself, which tells of rows one by one. */
  @ApiProperty({
    type: 'array',
    items: ROW,
    description: 'Names may also be those of DongBoHoSoMC, or headings in Vietnamese',
    example: [{ code: 'H49.204-260303-0001', status: '10', deliveredAt: '2026-03-05T15:30:00+07:00' }],
  })
  @IsArray()
  readonly rows!: unknown[];
}

export class RunsQueryDto {
  @ApiPropertyOptional({ description: 'Any code of an agency; an operator may leave it out', example: 'H49.204' })
  @IsOptional()
  @IsString()
  @Length(3, 35)
  readonly agency?: string;
}

export class DriftRateQueryDto extends RunsQueryDto {
  @ApiPropertyOptional({ description: 'As known at this instant; default now', example: '2026-03-31T17:00:00+07:00' })
  @IsOptional()
  @IsString()
  @Length(10, 40)
  readonly knownAt?: string;
}

export class ResultQueryDto {
  @ApiPropertyOptional({ description: 'Code to continue after, from `next`' })
  @IsOptional()
  @IsString()
  @Length(1, 120)
  readonly after?: string;
}

export class DailyDto {
  @ApiProperty({ description: 'Time of the day in Việt Nam', example: '06:00' })
  @Matches(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
  readonly at!: string;

  @ApiProperty({
    description: 'Asked with GET; answers JSON, CSV or XLSX',
    example: 'https://mot-cua.lamdong.example/doi-soat',
  })
  @Matches(/^https?:\/\/[^\s]{1,500}$/)
  readonly url!: string;

  @ApiPropertyOptional({ enum: STATUS_VOCABULARIES, default: 'portal' })
  @IsOptional()
  @IsIn(STATUS_VOCABULARIES)
  readonly vocabulary?: StatusVocabularyName;

  @ApiPropertyOptional({ default: true })
  @IsOptional()
  @IsBoolean()
  readonly complete?: boolean;
}
