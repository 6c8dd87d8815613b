import { IsMoment, IsPrintable } from '@lienthong/http-edge';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsObject, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import { CHANNELS } from '../../../domain/dossier.events.js';
import type { Channel } from '../../../domain/dossier.events.js';
import { ItemDto } from './items.dto.js';

/** Whom to tell how it goes on. */
export class ContactDto {
  @ApiPropertyOptional({ example: 'Nguyễn Văn A' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  @IsPrintable()
  name?: string;

  @ApiPropertyOptional({ example: '0900000000' })
  @IsOptional()
  @IsString()
  @Length(3, 40)
  @IsPrintable()
  phone?: string;

  @ApiPropertyOptional({ example: 'a@example.vn' })
  @IsOptional()
  @IsString()
  @Length(3, 254)
  @IsPrintable()
  email?: string;
}

export class FilingDto {
  @ApiProperty({
    example: 'mot-cua-2026-000123',
    description: 'Identity of the filing; a repeat answers as the first did',
  })
  @IsString()
  @Length(1, 200)
  @IsPrintable()
  messageId!: string;

  @ApiProperty({ example: 'H49.204', description: 'Any code of the agency that receives it' })
  @IsString()
  @Length(3, 35)
  receiver!: string;

  @ApiProperty({ example: '2.000986', description: 'Code of the procedure, or of a variant' })
  @IsString()
  @Length(1, 60)
  procedure!: string;

  @ApiProperty({ enum: CHANNELS })
  @IsIn(CHANNELS)
  channel!: Channel;

  @ApiPropertyOptional({
    type: [String],
    example: ['cu-tru'],
    description: 'Options of the procedure that were chosen',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  options?: string[];

  @ApiPropertyOptional({ type: [ItemDto] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ItemDto)
  items?: ItemDto[];

  @ApiPropertyOptional({
    example: 'H49.204',
    description: 'Code of the people’s committee on whose ground the matter lies; default: the receiver’s',
  })
  @IsOptional()
  @IsString()
  @Length(3, 35)
  place?: string;

  @ApiPropertyOptional({ type: ContactDto })
  @IsOptional()
  @ValidateNested()
  @IsObject()
  @Type(() => ContactDto)
  contact?: ContactDto;

  @ApiPropertyOptional({ example: '2026-03-03T08:00:00+07:00', description: 'Default: now' })
  @IsOptional()
  @IsMoment()
  filedAt?: string;
}
