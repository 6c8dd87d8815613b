import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { SYSTEM_KINDS } from '../../../domain/system.events.js';
import type { SystemKind } from '../../../domain/system.events.js';
import { Digits } from '../input/query-value.decorator.js';

export class RegisterSystemDto {
  @ApiProperty({ pattern: '^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$', example: 'qlvb-da-nang' })
  @Matches(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/)
  readonly systemId!: string;

  @ApiProperty({ minLength: 1, maxLength: 300, example: 'Hệ thống quản lý văn bản thành phố Đà Nẵng' })
  @IsString()
  @Length(1, 300)
  readonly name!: string;

  @ApiProperty({ enum: SYSTEM_KINDS })
  @IsIn(SYSTEM_KINDS)
  readonly kind!: SystemKind;
}

export class SystemQueryDto {
  @ApiPropertyOptional({ description: '`next` of the page before' })
  @IsOptional()
  @IsString()
  @Length(1, 63)
  readonly after?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 500, default: 100 })
  @IsOptional()
  @Digits()
  @IsInt()
  @Min(1)
  @Max(500)
  readonly limit?: number;
}
