import type { JsonObject } from '@lienthong/kernel';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { IsCivilDate, IsPrintable } from '@lienthong/http-edge';

const Words =
  (max: number): PropertyDecorator =>
  (target, key) => {
    for (const rule of [
      ApiPropertyOptional({ maxLength: max }),
      IsOptional(),
      IsString(),
      MaxLength(max),
      IsPrintable(),
    ]) {
      rule(target, key);
    }
  };

/** SignerInfo of the standard. */
export class SignerDto {
  @Words(100)
  competence?: string;

  @Words(100)
  position?: string;

  @Words(50)
  fullName?: string;
}

/** StaffInfo of the standard. */
export class StaffDto {
  @Words(300)
  department?: string;

  @Words(300)
  staff?: string;

  @Words(100)
  email?: string;

  @Words(50)
  mobile?: string;
}

/** As plain data, which an event can carry. */
export const staffOf = ({ department, staff, email, mobile }: StaffDto): JsonObject => {
  const given = Object.entries({ department, staff, email, mobile });
  return Object.fromEntries(given.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
};

/** ResponseFor of the standard. */
export class ReferenceDto {
  @Words(35)
  organId?: string;

  @Words(60)
  code?: string;

  @ApiPropertyOptional({ example: '2026-11-20' })
  @IsOptional()
  @IsCivilDate()
  promulgatedOn?: string;

  @Words(255)
  documentId?: string;
}
