import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsObject,
  IsOptional,
  IsString,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { DocumentDto } from './document.dto.js';
import { IsPrintable, IsText } from '@lienthong/http-edge';

class ChangeDto {
  @ApiProperty({ example: 'qlvb-recall-5', description: 'Identity of the request; a repeat answers as the first did' })
  @IsString()
  @Length(1, 200)
  @IsPrintable()
  messageId!: string;
}

export class RecallDto extends ChangeDto {
  @ApiProperty({ example: 'Gửi nhầm nơi nhận' })
  @IsString()
  @Length(1, 2000)
  @IsText()
  reason!: string;

  @ApiPropertyOptional({
    type: [String],
    description: 'Codes of the recipients that are asked; default all',
    minItems: 1,
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5000)
  @IsString({ each: true })
  agencies?: string[];
}

export class UpdateDto extends ChangeDto {
  @ApiProperty()
  @IsString()
  @Length(1, 2000)
  @IsText()
  reason!: string;

  @ApiPropertyOptional({
    type: DocumentDto,
    description: 'The document as it is from now on; absent when only the recipients change',
  })
  @IsOptional()
  @ValidateNested()
  @IsObject()
  @Type(() => DocumentDto)
  document?: DocumentDto;

  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5000)
  @IsString({ each: true })
  addRecipients?: string[];

  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5000)
  @IsString({ each: true })
  removeRecipients?: string[];
}

export class ReplaceDto extends ChangeDto {
  @ApiPropertyOptional({ type: [String], description: 'Default: the recipients of the replaced document' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5000)
  @IsString({ each: true })
  @Length(3, 35, { each: true })
  to?: string[];

  @ApiProperty({ type: DocumentDto })
  @ValidateNested()
  @IsObject()
  @Type(() => DocumentDto)
  document!: DocumentDto;
}

export class AssignDto {
  @ApiProperty({ example: 'H37.21', description: 'Code of the agency that is to receive' })
  @IsString()
  @Length(3, 35)
  to!: string;

  @ApiProperty({ example: 'Địa bàn thuộc xã mới theo nghị quyết' })
  @IsString()
  @Length(3, 500)
  @MaxLength(500)
  @IsText()
  reason!: string;
}
