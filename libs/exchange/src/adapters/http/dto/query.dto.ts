import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { IsMoment, Whole } from '@lienthong/http-edge';

const POSITION = { max: Number.MAX_SAFE_INTEGER };

export class TestDto {
  @ApiPropertyOptional({ enum: ['true', 'false'], description: 'A test message: shown to nobody but its sender' })
  @IsOptional()
  @IsIn(['true', 'false'])
  test?: string;
}

export class TraceDto {
  @Whole('Position to continue after', POSITION)
  after?: number;

  @Whole('Most events looked at', { min: 1, max: 5000, default: 1000 })
  limit?: number;
}

export class VersionDto {
  @Whole('0 is the submission, each update of the content counts one more; default the newest', { max: 100_000 })
  version?: number;
}

/** A rung of the ladder, or how a delivery stands. */
const STATUSES = [
  '01',
  '02',
  '03',
  '04',
  '05',
  '06',
  'waiting',
  'refused',
  'recalled',
  'cancelled',
  'passed-on',
  'silent',
  'acceptance-expired',
  'awaited',
] as const;

export class SearchDto {
  @ApiPropertyOptional({ description: 'Number, notation, number/notation or DocumentId' })
  @IsOptional()
  @IsString()
  @Length(1, 255)
  document?: string;

  @ApiPropertyOptional({ description: 'Words of the subject, with or without diacritics' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  subject?: string;

  @ApiPropertyOptional({ description: 'Code of the sender' })
  @IsOptional()
  @IsString()
  @Length(3, 35)
  sender?: string;

  @ApiPropertyOptional({ description: 'Code of a recipient' })
  @IsOptional()
  @IsString()
  @Length(3, 35)
  recipient?: string;

  @ApiPropertyOptional({ enum: STATUSES })
  @IsOptional()
  @IsIn(STATUSES)
  status?: string;

  @ApiPropertyOptional({ example: '2026-11-01T00:00:00+07:00' })
  @IsOptional()
  @IsMoment()
  from?: string;

  @ApiPropertyOptional({ example: '2026-12-01T00:00:00+07:00' })
  @IsOptional()
  @IsMoment()
  to?: string;

  @Whole('Position to continue after, from `next`', POSITION)
  before?: number;

  @Whole('Most transfers', { min: 1, max: 200, default: 50 })
  limit?: number;
}

export class StreamDto {
  @ApiPropertyOptional({
    description:
      'Cursor `<epoch>:<revision>`, exclusive; `start` for the whole inbox; default: what this system acknowledged',
  })
  @IsOptional()
  @IsString()
  @Length(1, 80)
  after?: string;
}

export class InboxDto extends StreamDto {
  @Whole('Most entries', { min: 1, max: 500, default: 100 })
  limit?: number;

  @Whole('Seconds to wait for an entry when there is none', { max: 60, default: 0 })
  wait?: number;
}

export class CursorDto {
  @ApiProperty({
    description: 'Everything up to this cursor is acknowledged',
    example: '0193689a-1f00-7b6e-9d0a-0c5f3f6a7b11:17',
  })
  @IsString()
  @Length(1, 80)
  cursor!: string;
}
