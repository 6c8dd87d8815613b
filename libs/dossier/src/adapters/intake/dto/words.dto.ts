import { IsPrintable, IsText } from '@lienthong/http-edge';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length } from 'class-validator';

/** What people write of an act. */
export class WordsDto {
  @ApiPropertyOptional({ example: 'Thiếu giấy tờ', description: 'Sealed under the dossier’s key' })
  @IsOptional()
  @IsString()
  @Length(0, 2000)
  @IsText()
  reason?: string;

  @ApiPropertyOptional({ example: 'Trần Thị B', description: 'The official who says so; sealed' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  @IsPrintable()
  person?: string;
}
