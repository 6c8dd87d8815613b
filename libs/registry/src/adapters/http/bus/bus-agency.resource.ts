import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Wire } from '@lienthong/http-edge';
import type { BusAgency } from '../../../application/bus-mandates.js';
import type { AgencyView } from '../../../application/resolution.js';
import { TenureResource } from './bus-mandate.resource.js';

export class BusSuccessionResource {
  @ApiProperty({ format: 'date-time' })
  readonly since!: string;

  @ApiPropertyOptional({ description: 'Who took over everything', example: 'H49.204' })
  readonly successor?: string;

  @ApiProperty({ type: [String], description: 'Partial successors, among whom the register cannot tell' })
  readonly undecided!: readonly string[];
}

/** What an agency’s topics are to be, from which the broker is provisioned. */
export class BusAgencyResource {
  @ApiProperty({ description: 'Names the topics', example: 'H53' })
  readonly agencyId!: string;

  @ApiProperty({ example: 'H53' })
  readonly code!: string;

  @ApiProperty({ type: [String], example: ['H53', '000.00.00.H53'] })
  readonly codes!: readonly string[];

  @ApiProperty({ example: 'UBND thành phố Đà Nẵng' })
  readonly name!: string;

  @ApiProperty({ type: [TenureResource], description: 'Oldest first, those to come and those over included' })
  readonly tenures!: readonly TenureResource[];

  @ApiPropertyOptional({ type: TenureResource, description: 'Who writes now; nobody for a closed agency' })
  readonly holder?: TenureResource;

  @ApiPropertyOptional({ description: 'Who reads now: the holder, or that of the successor’s bus mandate' })
  readonly reader?: string;

  @ApiPropertyOptional({ type: BusSuccessionResource })
  readonly closed?: BusSuccessionResource;
}

export class BusAgencyPageResource {
  @ApiProperty({ type: [BusAgencyResource] })
  readonly items!: readonly BusAgencyResource[];

  @ApiPropertyOptional({ description: 'Give it as `after` for the next page; absent on the last', example: 'H53' })
  readonly next?: string;
}

/** `agency`: undefined before its first day. */
export const busAgencyResource = (view: BusAgency, agency: AgencyView | undefined): Wire<BusAgencyResource> => ({
  ...view,
  code: agency?.code ?? view.agencyId,
  codes: agency?.codes.map(({ code }) => code) ?? [view.agencyId],
  name: agency?.name ?? '',
});
