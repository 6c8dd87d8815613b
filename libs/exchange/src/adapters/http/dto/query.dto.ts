import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { IsMoment } from './rules.js';

/** Digits of a query become a number; anything else stays and is refused. */
const AsNumber = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value,
  );

const Whole =
  (max: number): PropertyDecorator =>
  (target, key) => {
    for (const rule of [IsOptional(), AsNumber(), IsInt(), Min(0), Max(max)]) rule(target, key);
  };

export class TestDto {
  @ApiPropertyOptional({ enum: ['true', 'false'], description: 'A test message: shown to nobody but its sender' })
  @IsOptional()
  @IsIn(['true', 'false'])
  test?: string;
}

export class TraceDto {
  @ApiPropertyOptional({ description: 'Position to continue after' })
  @Whole(Number.MAX_SAFE_INTEGER)
  after?: number;

  @ApiPropertyOptional({ minimum: 1, maximum: 5000, default: 1000 })
  @Whole(5000)
  limit?: number;
}

export class VersionDto {
  @ApiPropertyOptional({
    description: '0 is the submission, each update of the content counts one more; default the newest',
  })
  @Whole(100_000)
  version?: number;
}

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

  @ApiPropertyOptional({
    enum: [
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
      'awaited',
    ],
  })
  @IsOptional()
  @IsIn([
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
    'awaited',
  ])
  status?: string;

  @ApiPropertyOptional({ example: '2026-11-01T00:00:00+07:00' })
  @IsOptional()
  @IsMoment()
  from?: string;

  @ApiPropertyOptional({ example: '2026-12-01T00:00:00+07:00' })
  @IsOptional()
  @IsMoment()
  to?: string;

  @ApiPropertyOptional({ description: 'Position to continue after, from `next`' })
  @Whole(Number.MAX_SAFE_INTEGER)
  before?: number;

  @ApiPropertyOptional({ minimum: 1, maximum: 200, default: 50 })
  @Whole(200)
  limit?: number;
}

export class InboxDto {
  @ApiPropertyOptional({
    description:
      'Cursor `<epoch>:<revision>`, exclusive; `start` for the whole inbox; default: what this system acknowledged',
  })
  @IsOptional()
  @IsString()
  @Length(1, 80)
  after?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 500, default: 100 })
  @Whole(500)
  limit?: number;

  @ApiPropertyOptional({ description: 'Seconds to wait for an entry when there is none', default: 0 })
  @Whole(60)
  wait?: number;
}

export class CursorDto {
  @ApiPropertyOptional({ description: 'Everything up to this cursor is acknowledged' })
  @IsString()
  @Length(1, 80)
  cursor!: string;
}
