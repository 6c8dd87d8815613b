import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBase64, IsIn, IsObject, IsOptional, IsString, Length, Matches, ValidateNested } from 'class-validator';
import { AGENCY_LEVELS } from '../../../domain/agency.events.js';
import type { AgencyLevel } from '../../../domain/agency.events.js';
import { FromDayDto } from './agency-acts.dto.js';

export class AddCodeDto extends FromDayDto {
  @ApiProperty({ example: 'H53.101', description: 'A code of any generation; whoever holds it now keeps none of it' })
  @IsString()
  @Length(3, 35)
  readonly code!: string;
}

export class MoveAgencyDto extends FromDayDto {
  @ApiPropertyOptional({ example: 'H53', description: 'Any code of who stands above; absent: it stands at the top' })
  @IsOptional()
  @IsString()
  @Length(3, 35)
  readonly parent?: string;

  @ApiPropertyOptional({ enum: AGENCY_LEVELS, description: 'Absent: as it was' })
  @IsOptional()
  @IsIn(AGENCY_LEVELS)
  readonly level?: AgencyLevel;
}

const ENDPOINT_KINDS = ['http', 'bus', 'axis'] as const;

export class EndpointDto {
  @ApiProperty({ enum: ENDPOINT_KINDS })
  @IsIn(ENDPOINT_KINDS)
  readonly kind!: (typeof ENDPOINT_KINDS)[number];

  @ApiProperty({ minLength: 1, maxLength: 500, example: 'https://qlvb.example.gov.vn/lienthong' })
  @IsString()
  @Matches(/^[\x21-\x7e]{1,500}$/)
  readonly address!: string;
}

export class ChangeEndpointDto extends FromDayDto {
  @ApiPropertyOptional({ type: EndpointDto, description: 'Absent: it comes to fetch' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => EndpointDto)
  readonly endpoint?: EndpointDto;
}

export class KeyDto {
  @ApiProperty({ minLength: 1, maxLength: 100, example: 'h53-2026' })
  @Matches(/^[\x21-\x7e]{1,100}$/)
  readonly keyId!: string;

  @ApiProperty({ minLength: 1, maxLength: 50, example: 'Ed25519' })
  @Matches(/^[\x21-\x7e]{1,50}$/)
  readonly algorithm!: string;

  @ApiProperty({ description: 'SPKI, Base64', maxLength: 4000 })
  @IsString()
  @IsBase64()
  @Length(4, 4000)
  readonly publicKey!: string;
}

export class RotateKeyDto extends FromDayDto {
  @ApiProperty({ type: KeyDto })
  @IsObject()
  @ValidateNested()
  @Type(() => KeyDto)
  readonly key!: KeyDto;
}
