import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length } from 'class-validator';
import { MOMENT_HINT } from '../input/moment.js';

export class GrantMandateDto {
  @ApiProperty({ description: 'Any code of the agency that the system will speak for', example: 'H53.11' })
  @IsString()
  @Length(1, 100)
  readonly agency!: string;

  @ApiPropertyOptional({ description: `Default now. ${MOMENT_HINT}`, example: '2025-07-01' })
  @IsOptional()
  @IsString()
  @Length(1, 40)
  readonly from?: string;

  @ApiPropertyOptional({ description: `Exclusive; open without it. ${MOMENT_HINT}`, example: '2027-01-01' })
  @IsOptional()
  @IsString()
  @Length(1, 40)
  readonly to?: string;
}

export class EndMandateDto {
  @ApiPropertyOptional({ description: `Default now. ${MOMENT_HINT}`, example: '2026-01-01' })
  @IsOptional()
  @IsString()
  @Length(1, 40)
  readonly at?: string;
}
