import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { SystemView } from '../../../application/principals.js';
import { SYSTEM_KINDS, SYSTEM_ROLES } from '../../../domain/system.events.js';
import type { SystemKind, SystemRole } from '../../../domain/system.events.js';
import type { Wire } from '@lienthong/http-edge';

export class MandateResource {
  @ApiProperty({ description: 'Id of the agency', example: 'H53' })
  readonly agency!: string;

  @ApiProperty({ format: 'date-time' })
  readonly from!: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Exclusive; open without it' })
  readonly to?: string;
}

/** Without its secret, which the hub does not hold. */
export class CredentialResource {
  @ApiProperty({ example: '0a1b2c3d4e5f60718293' })
  readonly credentialId!: string;

  @ApiProperty({ enum: SYSTEM_ROLES })
  readonly role!: SystemRole;

  @ApiProperty({ format: 'date-time' })
  readonly expiresAt!: string;

  @ApiPropertyOptional({ format: 'date-time' })
  readonly revokedAt?: string;
}

export class SystemSummaryResource {
  @ApiProperty({ example: 'qlvb-da-nang' })
  readonly systemId!: string;

  @ApiProperty({ example: 'Hệ thống quản lý văn bản thành phố Đà Nẵng' })
  readonly name!: string;

  @ApiProperty({ enum: SYSTEM_KINDS })
  readonly kind!: SystemKind;

  @ApiPropertyOptional({ format: 'date-time', description: 'To the hour' })
  readonly seenAt?: string;
}

export class SystemResource extends SystemSummaryResource {
  @ApiProperty({ type: [MandateResource] })
  readonly mandates!: readonly MandateResource[];

  @ApiProperty({ type: [CredentialResource] })
  readonly credentials!: readonly CredentialResource[];
}

export class SystemPageResource {
  @ApiProperty({ type: [SystemSummaryResource] })
  readonly items!: readonly SystemSummaryResource[];

  @ApiPropertyOptional({ description: 'Give it as `after` for the next page; absent on the last' })
  readonly next?: string;
}

export const summaryResource = ({ systemId, name, kind, seenAt }: SystemView): Wire<SystemSummaryResource> => ({
  systemId,
  name,
  kind,
  ...(seenAt === undefined ? {} : { seenAt }),
});

export const systemResource = (view: SystemView): Wire<SystemResource> => ({
  ...summaryResource(view),
  mandates: [...view.mandates].flatMap(([agency, intervals]) => intervals.map((interval) => ({ agency, ...interval }))),
  credentials: view.credentials,
});

/** By id, behind `after`. */
export const systemPage = (
  systems: readonly SystemView[],
  { after = '', limit = 100 }: { readonly after?: string; readonly limit?: number },
): Wire<SystemPageResource> => {
  const rest = systems.filter(({ systemId }) => systemId > after).sort((a, b) => (a.systemId < b.systemId ? -1 : 1));
  const items = rest.slice(0, limit).map(summaryResource);
  const last = items.at(-1);
  return rest.length > limit && last !== undefined ? { items, next: last.systemId } : { items };
};
