import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { AGENCY_NAME_MAX } from '@lienthong/identifiers';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsString, Length, Matches, ValidateNested } from 'class-validator';

/** The day on which the change takes effect. */
export class FromDayDto {
  @ApiProperty({ format: 'date', example: '2025-07-01', description: 'The day on which it takes effect' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  readonly from!: string;
}

export class SuspendAgencyDto extends FromDayDto {
  @ApiProperty({ minLength: 3, maxLength: 500, example: 'Đang chuyển đổi hệ thống' })
  @IsString()
  @Length(3, 500)
  readonly reason!: string;
}

export class RenameAgencyDto extends FromDayDto {
  @ApiProperty({ minLength: 1, maxLength: AGENCY_NAME_MAX, example: 'Ủy ban nhân dân phường Hải Châu' })
  @IsString()
  @Length(1, AGENCY_NAME_MAX)
  readonly name!: string;
}

const SCOPE_KINDS = ['everything', 'territory', 'work'] as const;

export class ScopeDto {
  @ApiProperty({ enum: SCOPE_KINDS })
  @IsIn(SCOPE_KINDS)
  readonly kind!: (typeof SCOPE_KINDS)[number];
}

export class EverythingScopeDto extends ScopeDto {
  declare readonly kind: 'everything';
}

export class TerritoryScopeDto extends ScopeDto {
  declare readonly kind: 'territory';

  @ApiProperty({ minLength: 1, maxLength: 500 })
  @IsString()
  @Length(1, 500)
  readonly description!: string;

  @ApiProperty({ type: [String], description: 'Codes of the former units whose ground it is' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsString({ each: true })
  @Length(1, 100, { each: true })
  readonly areas!: string[];
}

export class WorkScopeDto extends ScopeDto {
  declare readonly kind: 'work';

  @ApiProperty({ type: [String], description: 'Names of lines of work' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsString({ each: true })
  @Length(1, 200, { each: true })
  readonly fields!: string[];
}

const SCOPES = [EverythingScopeDto, TerritoryScopeDto, WorkScopeDto] as const;

@ApiExtraModels(...SCOPES)
export class SuccessorDto {
  @ApiProperty({ description: 'Any code of who takes over', example: 'H53.201' })
  @IsString()
  @Length(1, 100)
  readonly agency!: string;

  @ApiProperty({ oneOf: SCOPES.map((scope) => ({ $ref: getSchemaPath(scope) })) })
  @ValidateNested()
  @Type(() => ScopeDto, {
    keepDiscriminatorProperty: true,
    discriminator: {
      property: 'kind',
      subTypes: [
        { name: 'everything', value: EverythingScopeDto },
        { name: 'territory', value: TerritoryScopeDto },
        { name: 'work', value: WorkScopeDto },
      ],
    },
  })
  readonly scope!: EverythingScopeDto | TerritoryScopeDto | WorkScopeDto;
}

export class SucceedAgencyDto extends FromDayDto {
  @ApiProperty({ type: [SuccessorDto], description: 'Empty: the agency is abolished and nobody answers for it' })
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => SuccessorDto)
  readonly successors!: SuccessorDto[];
}
