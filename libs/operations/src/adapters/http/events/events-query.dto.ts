import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { Digits } from '../input/digits.decorator.js';

export const LONGEST_WAIT_SECONDS = 30;

export class EventsQueryDto {
  @ApiPropertyOptional({ type: 'integer', minimum: 0, default: 0, description: 'Exclusive: `next` of the page before' })
  @IsOptional()
  @Digits()
  @IsInt()
  @Min(0)
  readonly after?: number;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 500, default: 100 })
  @IsOptional()
  @Digits()
  @IsInt()
  @Min(1)
  @Max(500)
  readonly limit?: number;

  @ApiPropertyOptional({ description: 'Of these categories of streams', example: 'transfer,delivery' })
  @IsOptional()
  @Matches(/^[a-z][a-z0-9_]{0,40}(,[a-z][a-z0-9_]{0,40}){0,19}$/)
  readonly category?: string;

  @ApiPropertyOptional({ description: 'Of these types', example: 'DocumentSubmitted,DeliveryRefused' })
  @IsOptional()
  @Matches(/^[A-Za-z]\w{0,80}(,[A-Za-z]\w{0,80}){0,19}$/)
  readonly type?: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: LONGEST_WAIT_SECONDS,
    default: 0,
    description: 'Seconds to wait for the first event when there is none yet',
  })
  @IsOptional()
  @Digits()
  @IsInt()
  @Min(0)
  @Max(LONGEST_WAIT_SECONDS)
  readonly wait?: number;
}
