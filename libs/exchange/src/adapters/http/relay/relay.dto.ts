import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { HOLD_REASONS } from '@lienthong/relay';
import type { HoldReason } from '@lienthong/relay';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

/** Digits of a query become a number; anything else stays and is refused. */
const AsNumber = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value,
  );

const Whole =
  (description: string, min: number, max: number = Number.MAX_SAFE_INTEGER, required = true): PropertyDecorator =>
  (target, key) => {
    const told = { type: 'integer', minimum: min, maximum: max, description, required } as const;
    for (const rule of [ApiProperty(told), AsNumber(), IsInt(), Min(min), Max(max)]) rule(target, key);
  };

export class NewsDto {
  @Whole('Position in the log to continue after', 0)
  after!: number;

  @Whole('Milliseconds to wait for news', 0, 60_000)
  wait!: number;
}

export class EntriesDto {
  @Whole('Sequence to continue after, -1 for the whole inbox', -1)
  after!: number;

  @Whole('Most entries', 1, 1_000)
  limit!: number;

  @IsOptional()
  @Whole('Most bytes of their records; the first comes whatever it takes. Default 786,432', 1, 8_388_608, false)
  bytes?: number;
}

export class TopicsDto {
  @ApiPropertyOptional({ description: 'Id of the agency to continue after', example: 'H37' })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  after?: string;

  @IsOptional()
  @Whole('Most topics; default 100', 1, 500, false)
  limit?: number;
}

export class AdvanceDto {
  @ApiProperty({ example: 'H37.02' })
  @IsString()
  @Length(1, 64)
  agency!: string;

  @Whole('Last sequence that the topic shows, -1 for none', -1)
  sequence!: number;

  @Whole('Its offset in the topic, -1 for none', -1)
  offset!: number;

  @Whole('Rebuilds that the relay knows of', 0)
  generation!: number;
}

export class AdvancesDto {
  @ApiProperty({ type: [AdvanceDto] })
  @IsArray()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  @Type(() => AdvanceDto)
  advances!: AdvanceDto[];
}

export class HoldDto {
  @ApiProperty({ enum: HOLD_REASONS })
  @IsIn(HOLD_REASONS)
  reason!: HoldReason;

  @Whole('Rebuilds that the relay knows of', 0)
  generation!: number;
}

export class AcknowledgedDto {
  @Whole('The agency’s group has committed up to this sequence', 0)
  sequence!: number;
}

export class RebuildDto {
  @Whole('First sequence to be written again; 0 for the whole inbox', 0)
  from!: number;

  @ApiProperty({ description: 'Kept on record', example: 'Mất chủ đề sau sự cố đĩa' })
  @IsString()
  @Length(1, 1_000)
  reason!: string;
}
