import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { BusAgency } from '../../../application/bus-mandates.js';
import type { Wire } from '@lienthong/http-edge';

export class TenureResource {
  @ApiProperty({ example: 'qlvb-da-nang' })
  readonly system!: string;

  @ApiProperty({ format: 'date-time' })
  readonly from!: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Exclusive; open without it' })
  readonly to?: string;
}

/** Who holds the bus mandate of one agency, and when. */
export class BusMandateResource {
  @ApiProperty({ description: 'Id of the agency', example: 'H53' })
  readonly agency!: string;

  @ApiProperty({ type: [TenureResource], description: 'Oldest first; never two at once' })
  readonly tenures!: readonly TenureResource[];
}

export class BusMandatePageResource {
  @ApiProperty({ type: [BusMandateResource] })
  readonly items!: readonly BusMandateResource[];

  @ApiPropertyOptional({ description: 'Give it as `after` for the next page; absent on the last', example: 'H53' })
  readonly next?: string;
}

export const busMandateResource = (
  agency: string,
  view: Pick<BusAgency, 'tenures'> | undefined,
): Wire<BusMandateResource> => ({ agency, tenures: view?.tenures ?? [] });
