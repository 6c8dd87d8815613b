import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsObject, IsOptional, IsString, Length, MaxLength, ValidateNested } from 'class-validator';
import { StaffDto } from './people.dto.js';
import { IsMoment, IsPrintable, IsText } from '@lienthong/http-edge';

const CODES = ['01', '02', '03', '04', '05', '06', '13', '15', '16'];

/** A status that a recipient reports on one delivery. */
export class ReportDto {
  @ApiProperty({ example: 'qlvb-status-77', description: 'Identity of the report; a repeat is no new fact' })
  @IsString()
  @Length(1, 200)
  @IsPrintable()
  messageId!: string;

  @ApiProperty({
    enum: CODES,
    description:
      '01 đã đến … 06 hoàn thành, 02 từ chối, 15 / 16 đồng ý / từ chối lấy lại, cập nhật; 13 lấy lại is the sender’s',
  })
  @IsString()
  @Length(2, 2)
  @IsPrintable()
  status!: string;

  @ApiPropertyOptional({ example: '2026-11-22T09:15:00+07:00', description: 'When it happened; default now' })
  @IsOptional()
  @IsMoment()
  at?: string;

  @ApiPropertyOptional({ description: 'Required for 02 and 13', maxLength: 2000 })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  @IsText()
  reason?: string;

  @ApiPropertyOptional({ type: StaffDto, description: 'The clerk who acts' })
  @IsOptional()
  @ValidateNested()
  @IsObject()
  @Type(() => StaffDto)
  staff?: StaffDto;
}

/** A status message that names the document as the wire does. */
export class StatusMessageDto extends ReportDto {
  @ApiProperty({ enum: ['status'] })
  @IsIn(['status'])
  kind!: 'status';

  @ApiProperty({ example: 'H37.02', description: 'Code of the agency that reports' })
  @IsString()
  @Length(3, 35)
  from!: string;

  @ApiPropertyOptional({ description: 'Code of the other party; for 13 the recipient that is asked' })
  @IsOptional()
  @IsString()
  @Length(3, 35)
  addressee?: string;

  @ApiProperty({ example: 'H37,2026/11/20,12/QĐ-UBND' })
  @IsString()
  @Length(1, 255)
  documentId!: string;
}

/** The recipient's answer to a recall (first) or to the oldest open update. */
export class AnswerDto {
  @ApiProperty()
  @IsString()
  @Length(1, 200)
  @IsPrintable()
  messageId!: string;

  @ApiProperty({ description: 'true: 15 đồng ý; false: 16 từ chối' })
  @IsBoolean()
  agreed!: boolean;

  @ApiPropertyOptional({ maxLength: 2000 })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  @IsText()
  reason?: string;
}
