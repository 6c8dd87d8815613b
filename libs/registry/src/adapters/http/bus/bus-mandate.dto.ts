import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { MOMENT_HINT } from '../input/moment.js';
import { Digits } from '../input/query-value.decorator.js';

export class GrantBusMandateDto {
  @ApiPropertyOptional({ description: `Default now. ${MOMENT_HINT}`, example: '2026-12-01' })
  @IsOptional()
  @IsString()
  @Length(1, 40)
  readonly from?: string;

  @ApiPropertyOptional({ description: `Exclusive; open without it. ${MOMENT_HINT}`, example: '2027-12-01' })
  @IsOptional()
  @IsString()
  @Length(1, 40)
  readonly to?: string;
}

export class EndBusMandateDto {
  @ApiPropertyOptional({ description: `Default now. ${MOMENT_HINT}`, example: '2027-01-01' })
  @IsOptional()
  @IsString()
  @Length(1, 40)
  readonly at?: string;
}

export const MOST_AGENCIES = 1_000;

export class BusAgencyQueryDto {
  @ApiPropertyOptional({ description: '`next` of the page before', example: 'H53' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  readonly after?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MOST_AGENCIES, default: 100 })
  @IsOptional()
  @Digits()
  @IsInt()
  @Min(1)
  @Max(MOST_AGENCIES)
  readonly limit?: number;
}
