import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { IsText } from '@lienthong/http-edge';

export class OfferRulingDto {
  @ApiProperty({ minLength: 3, maxLength: 500, example: 'Đơn vị đã sửa phần mềm' })
  @IsString()
  @Length(3, 500)
  @IsText()
  reason!: string;
}
