import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { Digits } from '../input/digits.decorator.js';

export class ParkedQueryDto {
  @ApiPropertyOptional({ description: 'Of this reactor only', example: 'router' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  readonly reactor?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 500, default: 100 })
  @IsOptional()
  @Digits()
  @IsInt()
  @Min(1)
  @Max(500)
  readonly limit?: number;
}

export class RulingDto {
  @ApiProperty({
    minLength: 3,
    maxLength: 500,
    description: 'Why; recorded for good with who decided. No personal data',
    example: 'Đã khôi phục danh bạ, xử lý lại',
  })
  @IsString()
  @Length(3, 500)
  readonly reason!: string;
}
