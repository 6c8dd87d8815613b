import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBase64, IsBoolean, IsObject, IsOptional, IsString, Length, Matches, ValidateNested } from 'class-validator';
import { IsPrintable, IsSafeFileName } from '@lienthong/http-edge';

const HASH = /^[0-9a-fA-F]{64}$/;
const UPLOAD = { format: 'uuid', description: 'From the answer to the upload over HTTP' };

/** Bytes that went ahead over HTTP. */
export class ClaimDto {
  @ApiProperty(UPLOAD)
  @IsString()
  @Length(1, 100)
  upload!: string;

  @ApiProperty({ description: 'SHA-256 of the plain bytes, hex' })
  @Matches(HASH)
  sha256!: string;
}

/** A file within the message. */
export class InlineFileDto {
  @ApiProperty({ example: 'Quyet-dinh-12.pdf' })
  @IsString()
  @IsSafeFileName()
  name!: string;

  @ApiPropertyOptional({ example: 'application/pdf' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  @IsPrintable()
  contentType?: string;

  @ApiProperty({ contentEncoding: 'base64' } as object)
  @IsBase64()
  data!: string;
}

/** A file that went ahead over HTTP. */
export class ClaimedFileDto extends ClaimDto {
  @ApiProperty({ example: 'Quyet-dinh-12.pdf' })
  @IsString()
  @IsSafeFileName()
  name!: string;

  @ApiPropertyOptional({ example: 'application/pdf' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  @IsPrintable()
  contentType?: string;
}

/** One edXML message that went ahead over HTTP. */
export class ClaimedEdxmlDto {
  @ApiProperty({ type: ClaimDto })
  @ValidateNested()
  @IsObject()
  @Type(() => ClaimDto)
  edxml!: ClaimDto;

  @ApiPropertyOptional({ description: 'Validated, resolved and receipted, and shown to nobody but its sender' })
  @IsOptional()
  @IsBoolean()
  test?: boolean;
}
