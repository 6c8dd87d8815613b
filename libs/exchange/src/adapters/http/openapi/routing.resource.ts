import { ApiProperty } from '@nestjs/swagger';
import type { AwaitedRoute } from '../../../application/desk/routing-desk.js';
import type { Candidate } from '../../../domain/transfer/transfer.events.js';
import { TRANSFER_ID } from './examples.js';
import { AgencyField, MomentField, TransferIdField, WholeField } from './fields.js';
import { ReachResource } from './reach.resource.js';

export class CandidateResource implements Candidate {
  @AgencyField('Id of a successor', 'H37.21')
  readonly agency!: string;

  @ApiProperty({ description: 'What of the closed agency went to it', example: 'territory' })
  readonly scope!: string;
}

export class AwaitedRouteResource implements AwaitedRoute {
  @ApiProperty({ description: '`<transfer>:<code>`', example: `${TRANSFER_ID}:H60` })
  readonly id!: string;

  @TransferIdField()
  readonly transfer!: string;

  @AgencyField('The code as written, that waits', 'H60')
  readonly code!: string;

  @AgencyField('Id of the closed agency behind it', 'H60')
  readonly agency!: string;

  @ApiProperty({ type: [CandidateResource] })
  readonly candidates!: readonly CandidateResource[];

  @MomentField('Since when it waits')
  readonly since!: string;
}

export class AwaitedRoutesResource extends ReachResource {
  @ApiProperty({ type: [AwaitedRouteResource], description: 'Oldest first, 500 at most' })
  readonly awaited!: readonly AwaitedRouteResource[];
}

export class AssignmentResource {
  @ApiProperty({ example: `${TRANSFER_ID}:H60` })
  readonly id!: string;

  @AgencyField('Code of the agency that receives', 'H37.21')
  readonly to!: string;

  @WholeField('Place in the log', 4730)
  readonly position!: number;
}
