import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Whole } from '@lienthong/http-edge';
import { IsBoolean, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';

export class JoinAxisDto {
  @ApiProperty({
    example: 'quoc-gia',
    description: 'What this hub calls the axis: lower-case letters, digits, hyphens',
  })
  @IsString()
  @Length(2, 40)
  readonly axis!: string;

  @ApiProperty({ example: 'https://truc.example.gov.vn/api', description: 'The calls’ names follow it' })
  @IsString()
  @Length(8, 500)
  readonly endpoint!: string;

  @ApiProperty({ example: 'H49-LIENTHONG', description: 'Under which the axis knows this hub' })
  @IsString()
  @Length(1, 200)
  readonly systemId!: string;

  @ApiProperty({ description: 'As the axis gave it; sealed, and never shown again', minLength: 1, maxLength: 512 })
  @IsString()
  @Length(1, 512)
  readonly secret!: string;

  @ApiProperty({ example: 'H49', description: 'Code of the agency that runs this hub: the hop in the trace' })
  @IsString()
  @Length(3, 35)
  readonly organId!: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 3600, default: 2, description: 'Between two looks' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(3_600)
  readonly pollSeconds?: number;

  @ApiPropertyOptional({ default: false, description: 'Plain HTTP beyond this machine' })
  @IsOptional()
  @IsBoolean()
  readonly allowPlainHttp?: boolean;
}

export class RotateAxisSecretDto {
  @ApiProperty({ description: 'The new secret, as the axis gave it', minLength: 1, maxLength: 512 })
  @IsString()
  @Length(1, 512)
  readonly secret!: string;
}

export class AxisReasonDto {
  @ApiProperty({
    minLength: 3,
    maxLength: 500,
    description: 'Why; recorded for good with who decided. No personal data',
    example: 'Trục đã sửa danh bạ, gửi lại',
  })
  @IsString()
  @Length(3, 500)
  readonly reason!: string;
}

export class FailedPassagesDto {
  @ApiPropertyOptional({ description: 'Place to continue after, from `next`', example: 'quoc-gia:17' })
  @IsOptional()
  @Matches(/^[a-z][a-z0-9-]{1,39}:(0|[1-9]\d{0,14})$/)
  readonly after?: string;

  @Whole('Most messages', { min: 1, max: 500, default: 500 })
  readonly limit?: number;
}

/** Which of the messages that wait for a decision. */
export class RuleAllDto extends AxisReasonDto {
  @ApiPropertyOptional({ description: 'Only of this axis; else of all', example: 'quoc-gia' })
  @IsOptional()
  @IsString()
  @Length(2, 40)
  readonly axis?: string;

  @ApiPropertyOptional({ description: 'Only what failed with this code', example: 'axis/set-aside' })
  @IsOptional()
  @IsString()
  @Length(3, 80)
  readonly code?: string;

  @ApiPropertyOptional({ description: 'Only what goes to this agency; nothing that came in', example: 'G22' })
  @IsOptional()
  @IsString()
  @Length(3, 35)
  readonly to?: string;
}
