import type { JsonObject } from '@lienthong/kernel';
import { IsPrintable, IsSafeFileName } from '@lienthong/http-edge';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

/** A file of a document that went through the hub, and that whoever names it may read. */
export class FileReferenceDto {
  @ApiProperty({ format: 'uuid', description: 'Id of the transfer that brought it' })
  @IsUUID()
  transfer!: string;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Place among its attachments, from 0' })
  @IsInt()
  @Min(0)
  @Max(10_000)
  attachment!: number;

  @ApiPropertyOptional({ example: 'giay-chung-sinh.pdf' })
  @IsOptional()
  @IsString()
  @Length(1, 255)
  @IsPrintable()
  name?: string;
}

/** A file whose bytes went ahead: `POST /v1/agencies/{code}/uploads` gave `upload` for them. */
export class GivenFileDto {
  @ApiProperty({ format: 'uuid', description: 'From the answer to the upload, by the same agency and system' })
  @IsUUID()
  upload!: string;

  @ApiProperty({ description: 'SHA-256 of the bytes, hex' })
  @Matches(/^[0-9a-fA-F]{64}$/)
  sha256!: string;

  @ApiProperty({ example: 'giay-chung-sinh.pdf' })
  @IsString()
  @IsSafeFileName()
  name!: string;

  @ApiPropertyOptional({ example: 'application/pdf' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  @IsPrintable()
  type?: string;
}

/** An item of a dossier; without `fields` and `files` it is there on paper. */
export class ItemDto {
  @ApiProperty({ example: 'giay-chung-sinh', description: 'Id of the item in the procedure' })
  @IsString()
  @Length(1, 100)
  item!: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'Data by the names that the procedure gives them; at most 64 KiB. Sealed under the dossier’s key',
    example: { maGCS: '00123.GCS.79010.26' },
  })
  @IsOptional()
  @IsObject()
  fields?: JsonObject;

  @ApiPropertyOptional({ type: [FileReferenceDto] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => FileReferenceDto)
  files?: FileReferenceDto[];

  @ApiPropertyOptional({
    type: [GivenFileDto],
    description: 'Become files of the dossier, sealed under its key, for those who may see the item; 50 MiB each',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => GivenFileDto)
  uploads?: GivenFileDto[];
}
