import { IsMoment, IsPrintable } from '@lienthong/http-edge';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import { ItemDto } from './items.dto.js';
import { WordsDto } from './words.dto.js';

const CODE = 'H49.204-260303-0001';
const NATIONAL = 'G01.899-260303-000123';

export class ReceptionDto {
  @ApiProperty({ example: CODE, description: 'Begins with a code of the receiver and carries the day of reception' })
  @IsString()
  @Length(1, 100)
  code!: string;

  @ApiPropertyOptional({ example: NATIONAL, description: 'Code of the national system, where it gave one' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  national?: string;

  @ApiPropertyOptional({
    example: '2026-03-03T09:00:00+07:00',
    description:
      'When it was received, where it is told later: not before the filing, and not ahead. The code carries its day. Default: now',
  })
  @IsOptional()
  @IsMoment()
  receivedAt?: string;
}

export class ReasonDto extends WordsDto {}

export class StopDto extends WordsDto {
  @ApiPropertyOptional({
    example: 'H49.204',
    description: 'Code of the party that stops it; default: the one that the caller speaks for, the receiver first',
  })
  @IsOptional()
  @IsString()
  @Length(3, 35)
  agency?: string;
}

export class NationalCodeDto {
  @ApiProperty({ example: NATIONAL })
  @IsString()
  @Length(1, 100)
  national!: string;
}

export class AnswerOfCitizenDto {
  @ApiProperty({ example: 'bo-sung-1', description: 'The `reportId` of the request that is answered' })
  @IsString()
  @Length(1, 200)
  @IsPrintable()
  requestId!: string;

  @ApiPropertyOptional({ example: '2026-03-05T08:00:00+07:00', description: 'Default: now' })
  @IsOptional()
  @IsMoment()
  at?: string;

  @ApiPropertyOptional({ type: [ItemDto], description: 'What was supplemented' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ItemDto)
  items?: ItemDto[];
}

export class ApologyDto extends WordsDto {
  @ApiProperty({ example: '2026-03-12T17:00:00+07:00', description: 'The new date' })
  @IsMoment()
  due!: string;
}

export class HandingOutDto {
  @ApiPropertyOptional({ example: '2026-03-06T15:00:00+07:00', description: 'When the citizen got it; default: now' })
  @IsOptional()
  @IsMoment()
  at?: string;
}

export class AssignLegDto {
  @ApiProperty({ example: 'G01.549.04', description: 'Code of the agency that is to do it' })
  @IsString()
  @Length(3, 35)
  agency!: string;
}
