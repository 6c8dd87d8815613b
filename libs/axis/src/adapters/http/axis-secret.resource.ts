import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class AxisSecretResource {
  @ApiProperty({ example: '0a1b2c3d4e5f60718293' })
  readonly secretId!: string;

  @ApiProperty({ description: 'The `systemid` of the headers', example: 'vn.quangninh.qlvb' })
  readonly axisName!: string;

  @ApiProperty({ format: 'date-time' })
  readonly expiresAt!: string;

  @ApiPropertyOptional({ format: 'date-time' })
  readonly revokedAt?: string;
}

export class IssuedAxisSecretResource extends AxisSecretResource {
  @ApiProperty({ description: 'Shown this once; the hub keeps it sealed' })
  readonly secret!: string;
}

export class AxisSecretsResource {
  @ApiProperty({ example: 'qlvb-quang-ninh' })
  readonly systemId!: string;

  @ApiProperty({ type: [AxisSecretResource], description: 'In the order in which they were issued' })
  readonly secrets!: readonly AxisSecretResource[];
}
