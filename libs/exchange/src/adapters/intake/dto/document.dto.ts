import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { ReferenceDto, SignerDto, StaffDto } from './people.dto.js';
import { IsCivilDate, IsPrintable, IsText, IsSafeFileName } from '@lienthong/http-edge';

/** Lengths follow the implementers' limits of QCVN 102:2016 fields. */
export class AttachmentDto {
  @ApiProperty({ example: 'Quyet-dinh-12.pdf', description: 'Name of the file part that carries it' })
  @IsString()
  @IsSafeFileName()
  name!: string;

  @ApiPropertyOptional({ example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' })
  @IsOptional()
  @Matches(/^[0-9a-fA-F]{64}$/)
  sha256?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(500)
  @IsPrintable()
  description?: string;
}

/** What a document says about itself. */
export class DocumentDto {
  @ApiProperty({ example: 'V/v kết nối, liên thông phần mềm quản lý văn bản', maxLength: 500 })
  @IsString()
  @Length(1, 500)
  @IsPrintable()
  subject!: string;

  @ApiPropertyOptional({ maxLength: 500 })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  @IsText()
  content?: string;

  @ApiPropertyOptional({
    example: 'H37,2026/11/20,12/QĐ-UBND',
    description: 'Made of the code, date, number and notation when absent',
  })
  @IsOptional()
  @IsString()
  @Length(1, 255)
  @IsPrintable()
  documentId?: string;

  @ApiPropertyOptional({ example: '12' })
  @IsOptional()
  @IsString()
  @Length(1, 11)
  @IsPrintable()
  number?: string;

  @ApiPropertyOptional({ example: 'QĐ-UBND' })
  @IsOptional()
  @IsString()
  @Length(1, 30)
  @IsPrintable()
  notation?: string;

  @ApiPropertyOptional({ example: '2026-11-20' })
  @IsOptional()
  @IsCivilDate()
  promulgatedOn?: string;

  @ApiPropertyOptional({ example: 'Lạng Sơn' })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  @IsPrintable()
  place?: string;

  @ApiPropertyOptional({ example: 'Quyết định' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  @IsPrintable()
  typeName?: string;

  @ApiPropertyOptional({
    minimum: 0,
    maximum: 4,
    description: '0 thường, 1 khẩn, 2 thượng khẩn, 3 hỏa tốc, 4 hỏa tốc hẹn giờ',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(4)
  priority?: number;

  @ApiPropertyOptional({ minimum: 0, maximum: 3 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(3)
  steeringType?: number;

  @ApiPropertyOptional({ example: '2026-12-01' })
  @IsOptional()
  @IsCivilDate()
  dueOn?: string;

  @ApiPropertyOptional({ type: SignerDto })
  @IsOptional()
  @ValidateNested()
  @IsObject()
  @Type(() => SignerDto)
  signer?: SignerDto;

  @ApiPropertyOptional({ type: StaffDto, description: 'The clerk who sends' })
  @IsOptional()
  @ValidateNested()
  @IsObject()
  @Type(() => StaffDto)
  staff?: StaffDto;

  @ApiPropertyOptional({ type: [String], description: 'Kept or informed; not recipients' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @IsString({ each: true })
  @MaxLength(150, { each: true })
  toPlaces?: string[];

  @ApiPropertyOptional({ type: [ReferenceDto], description: 'Documents that this one answers' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ReferenceDto)
  responseTo?: ReferenceDto[];

  @ApiPropertyOptional({
    type: [AttachmentDto],
    description: 'In the order of the document; every file part must be named',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => AttachmentDto)
  attachments?: AttachmentDto[];
}

export class SubmissionDto {
  @ApiPropertyOptional({ enum: ['document'] })
  @IsOptional()
  @Matches(/^document$/)
  kind?: 'document';

  @ApiProperty({
    example: 'qlvb-2026-000123',
    description: 'The sender’s own identity of the message; a retry keeps it',
  })
  @IsString()
  @Length(1, 200)
  @IsPrintable()
  messageId!: string;

  @ApiProperty({ example: 'H37', description: 'Code of the sending agency' })
  @IsString()
  @Length(3, 35)
  from!: string;

  @ApiProperty({ type: [String], example: ['H37.02', 'H37.21'] })
  @IsArray()
  @ArrayMaxSize(5000)
  @IsString({ each: true })
  @Length(3, 35, { each: true })
  to!: string[];

  @ApiPropertyOptional({ description: 'Validated, resolved and receipted, and shown to nobody but its sender' })
  @IsOptional()
  @IsBoolean()
  test?: boolean;

  @ApiProperty({ type: DocumentDto })
  @ValidateNested()
  @IsObject()
  @Type(() => DocumentDto)
  document!: DocumentDto;
}
