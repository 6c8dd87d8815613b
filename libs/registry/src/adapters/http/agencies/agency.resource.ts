import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AgencyView } from '../../../application/resolution.js';
import { AGENCY_KINDS, AGENCY_LEVELS } from '../../../domain/agency.events.js';
import type { AgencyKey, AgencyKind, AgencyLevel } from '../../../domain/agency.events.js';
import { SuccessorResource } from './succession.resource.js';
import type { Wire } from '@lienthong/http-edge';

export class CodeResource {
  @ApiProperty({ description: 'Who holds it', example: 'H53' })
  readonly agency!: string;

  @ApiProperty({ example: '000.00.00.H53' })
  readonly code!: string;

  @ApiProperty({ enum: ['qd20', 'qcvn102', 'guide2803'] })
  readonly generation!: 'qd20' | 'qcvn102' | 'guide2803';

  @ApiProperty({ format: 'date', example: '2020-09-15' })
  readonly from!: string;
}

export class ClosingResource {
  @ApiProperty({ format: 'date', example: '2025-07-01' })
  readonly from!: string;

  @ApiProperty({ format: 'date-time', example: '2025-06-30T17:00:00.000Z' })
  readonly since!: string;

  @ApiProperty({ type: [SuccessorResource], description: 'Empty: abolished' })
  readonly successors!: readonly SuccessorResource[];
}

export class AgencyKeyResource {
  @ApiProperty()
  readonly keyId!: string;

  @ApiProperty()
  readonly algorithm!: string;

  @ApiProperty({ description: 'SPKI, base64' })
  readonly publicKey!: string;
}

/** An agency as it was at the instant asked for. */
export class AgencyResource {
  @ApiProperty({ description: 'Its first registered code, its name for good', example: 'H53' })
  readonly agencyId!: string;

  @ApiProperty({ description: 'The code to write', example: 'H53' })
  readonly code!: string;

  @ApiProperty({ type: [CodeResource] })
  readonly codes!: readonly CodeResource[];

  @ApiProperty({ example: 'Ủy ban nhân dân thành phố Đà Nẵng' })
  readonly name!: string;

  @ApiProperty({ enum: AGENCY_LEVELS })
  readonly level!: AgencyLevel;

  @ApiProperty({ enum: AGENCY_KINDS })
  readonly kind!: AgencyKind;

  @ApiPropertyOptional({ description: 'Id of the agency above it' })
  readonly parent?: string;

  @ApiProperty({ format: 'date', description: 'From then on it exists for the register' })
  readonly from!: string;

  @ApiProperty({ enum: ['live', 'suspended', 'closed'] })
  readonly status!: 'live' | 'suspended' | 'closed';

  @ApiPropertyOptional({ type: ClosingResource })
  readonly closed?: ClosingResource;

  @ApiPropertyOptional({ type: AgencyKeyResource })
  readonly key?: AgencyKey;

  @ApiProperty({ description: 'Made up to show the register at work; no such code was issued' })
  readonly example!: boolean;

  @ApiProperty({ description: 'The decision or list from which the record comes' })
  readonly source!: string;
}

/** How the hub reaches an agency's own system is no part of the directory: the endpoint stays out. */
export const agencyResource = (view: AgencyView): Wire<AgencyResource> => ({
  agencyId: view.agencyId,
  code: view.code,
  codes: view.codes,
  name: view.name,
  level: view.level,
  kind: view.kind,
  ...(view.parent === undefined ? {} : { parent: view.parent }),
  from: view.from,
  status: view.status,
  ...(view.closed === undefined ? {} : { closed: view.closed }),
  ...(view.key === undefined ? {} : { key: view.key }),
  example: view.example,
  source: view.source,
});
