import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';

export const MOST_DAYS = 1_100;

export class IssueAxisSecretDto {
  @ApiPropertyOptional({
    description: 'The `systemid` that the system writes into its headers; default: its id here',
    example: 'vn.quangninh.qlvb',
  })
  @IsOptional()
  @IsString()
  @Length(3, 100)
  readonly axisName?: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: MOST_DAYS })
  @IsInt()
  @Min(1)
  @Max(MOST_DAYS)
  readonly days!: number;
}

export class RevokeAxisSecretDto {
  @ApiProperty({ minLength: 3, maxLength: 500, example: 'Đã chuyển sang khóa mới' })
  @IsString()
  @Length(3, 500)
  readonly reason!: string;
}
