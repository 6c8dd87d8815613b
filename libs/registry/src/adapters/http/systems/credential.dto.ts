import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { SYSTEM_ROLES } from '../../../domain/system.events.js';
import type { SystemRole } from '../../../domain/system.events.js';
import { MOMENT_HINT } from '../input/moment.js';

export const MOST_DAYS = 1_100;

export class IssueCredentialDto {
  @ApiProperty({ enum: SYSTEM_ROLES })
  @IsIn(SYSTEM_ROLES)
  readonly role!: SystemRole;

  @ApiPropertyOptional({ description: `Instead of \`days\`. ${MOMENT_HINT}`, example: '2027-01-01' })
  @IsOptional()
  @IsString()
  @Length(1, 40)
  readonly expiresAt?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MOST_DAYS, description: 'Instead of `expiresAt`' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_DAYS)
  readonly days?: number;
}

export class RevokeCredentialDto {
  @ApiProperty({ minLength: 3, maxLength: 500, example: 'Lộ mã truy cập' })
  @IsString()
  @Length(3, 500)
  readonly reason!: string;
}
