import { ApiProperty } from '@nestjs/swagger';
import { SYSTEM_ROLES } from '../../../domain/system.events.js';
import type { SystemRole } from '../../../domain/system.events.js';

export class IssuedCredentialResource {
  @ApiProperty({ example: '0a1b2c3d4e5f60718293' })
  readonly credentialId!: string;

  @ApiProperty({ description: 'Shown this once; the hub keeps its hash only' })
  readonly token!: string;

  @ApiProperty({ enum: SYSTEM_ROLES })
  readonly role!: SystemRole;

  @ApiProperty({ format: 'date-time' })
  readonly expiresAt!: string;
}

export class RevokedCredentialResource {
  @ApiProperty({ example: '0a1b2c3d4e5f60718293' })
  readonly credentialId!: string;

  @ApiProperty({ example: 'qlvb-da-nang' })
  readonly systemId!: string;

  @ApiProperty({ format: 'date-time' })
  readonly revokedAt!: string;
}
