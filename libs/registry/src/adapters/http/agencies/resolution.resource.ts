import { assertNever, refused, ok } from '@lienthong/kernel';
import type { Outcome, Refusal } from '@lienthong/kernel';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Resolution } from '../../../application/resolution.js';
import { AgencyResource, agencyResource, CodeResource } from './agency.resource.js';
import { ScopeResource, SuccessionStepResource } from './succession.resource.js';
import type { Wire } from '@lienthong/http-edge';

export class CandidateResource {
  @ApiProperty({ type: AgencyResource })
  readonly agency!: AgencyResource;

  @ApiProperty({ type: ScopeResource, description: 'What it answers for' })
  readonly scope!: ScopeResource;

  @ApiProperty({ type: [SuccessionStepResource] })
  readonly via!: readonly SuccessionStepResource[];
}

const KINDS = ['live', 'succeeded', 'scoped', 'closed', 'suspended'] as const;

/** Who answers for a code at an instant. */
export class ResolutionResource {
  @ApiProperty({
    enum: KINDS,
    description:
      'live: the holder itself. succeeded: `successor` answers. scoped: several took parts (`candidates`). ' +
      'closed: nobody answers. suspended: who should answer (`suspended`) takes nothing at present.',
  })
  readonly kind!: (typeof KINDS)[number];

  @ApiProperty({ type: AgencyResource, description: 'Who holds the code then, closed or not' })
  readonly agency!: AgencyResource;

  @ApiProperty({ type: CodeResource })
  readonly heldBy!: CodeResource;

  @ApiPropertyOptional({ type: AgencyResource })
  readonly successor?: AgencyResource;

  @ApiPropertyOptional({ type: AgencyResource })
  readonly suspended?: AgencyResource;

  @ApiPropertyOptional({ type: [CandidateResource] })
  readonly candidates?: readonly CandidateResource[];

  @ApiPropertyOptional({ format: 'date-time', description: 'Of the last closing on the way' })
  readonly since?: string;

  @ApiPropertyOptional({ type: [SuccessionStepResource] })
  readonly via?: readonly SuccessionStepResource[];
}

/** Refuses what nobody holds with `agency/unknown`. */
export const resolutionResource = (found: Resolution): Outcome<Wire<ResolutionResource>, Refusal<'agency/unknown'>> => {
  if (found.kind === 'unknown') return refused({ code: 'agency/unknown' });
  const { kind, heldBy } = found;
  const holder = { kind, agency: agencyResource(found.agency), heldBy };
  switch (found.kind) {
    case 'live':
      return ok(holder);
    case 'succeeded':
      return ok({ ...holder, successor: agencyResource(found.successor), via: found.via });
    case 'scoped': {
      const candidates = found.candidates.map(({ agency, ...rest }) => ({ agency: agencyResource(agency), ...rest }));
      return ok({ ...holder, candidates });
    }
    case 'closed':
      return ok({ ...holder, since: found.since, via: found.via });
    case 'suspended':
      return ok({ ...holder, suspended: agencyResource(found.suspended), via: found.via });
    default:
      return assertNever(found);
  }
};
