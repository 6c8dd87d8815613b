import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Wire } from '@lienthong/http-edge';
import type { FailedPassage, OpenPassageDesk, TriedPassage } from '@lienthong/exchange/connector';

export class FailedPassageResource {
  @ApiProperty({ format: 'uuid', description: 'Names the decision' })
  readonly id!: string;

  @ApiProperty({ example: 'quoc-gia' })
  readonly axis!: string;

  @ApiProperty({ enum: ['out', 'in'], description: 'To the axis, or from it' })
  readonly direction!: 'out' | 'in';

  @ApiProperty({
    enum: ['failed', 'ordered', 'given-up', 'trying'],
    description: '`ordered`: it will be tried again. `trying`: it is, until it passes or is set aside',
  })
  readonly state!: (FailedPassage | TriedPassage)['state'];

  @ApiProperty({ type: 'integer', minimum: 1 })
  readonly attempt!: number;

  @ApiProperty({ description: 'Of the catalogue of refusals', example: 'axis/refused' })
  readonly code!: string;

  @ApiPropertyOptional({ description: 'How the last try ended, of what was set aside', example: 'axis/system-error' })
  readonly outage?: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    description: 'Tries that failed while others passed, of what is being tried or was set aside',
  })
  readonly times?: number;

  @ApiPropertyOptional({ format: 'date-time', description: 'When the first of them ended, or when it began to wait' })
  readonly since?: string;

  @ApiPropertyOptional({ description: 'Where in the message' })
  readonly path?: string;

  @ApiPropertyOptional({ example: '18', description: 'The axis’s own number' })
  readonly number?: string;

  @ApiPropertyOptional({ description: 'What the axis said' })
  readonly words?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  readonly transfer?: string;

  @ApiPropertyOptional({ example: 'G22', description: 'Whose inbox it is in' })
  readonly agency?: string;

  @ApiPropertyOptional({ description: 'Of the axis' })
  readonly docId?: string;
}

export class PassageCountsResource {
  @ApiProperty({ type: 'integer', description: 'That wait for a decision' })
  readonly failed!: number;

  @ApiProperty({ type: 'integer', description: 'Ordered, and not tried yet' })
  readonly ordered!: number;

  @ApiProperty({ type: 'integer', description: 'That fail while others pass, and are still tried' })
  readonly trying!: number;
}

export class FailedPassagesResource {
  @ApiProperty({ type: [FailedPassageResource], description: 'By axis, of each the oldest first' })
  readonly items!: readonly FailedPassageResource[];

  @ApiProperty({ type: PassageCountsResource, description: 'Of all, on whatever page' })
  readonly counts!: PassageCountsResource;

  @ApiPropertyOptional({ description: 'Give it as `after`; absent on the last page', example: 'quoc-gia:17' })
  readonly next?: string;
}

export class GivenUpResource {
  @ApiProperty({ type: 'integer', description: 'That are never tried again' })
  readonly givenUp!: number;
}

export class OrderedRetriesResource {
  @ApiProperty({ type: 'integer', description: 'That will be tried again; `counts` of the list tells how far that is' })
  readonly ordered!: number;
}

export const passageCounts = (all: readonly (FailedPassage | TriedPassage)[]): Wire<PassageCountsResource> => {
  const of = (state: FailedPassageResource['state']): number => all.filter((one) => one.state === state).length;
  return { failed: of('failed'), ordered: of('ordered'), trying: of('trying') };
};

export class PassageRulingResource {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ enum: ['ordered', 'given-up'] })
  readonly state!: 'ordered' | 'given-up';
}

export const failedPassageResource = async (
  desk: OpenPassageDesk,
  failed: FailedPassage | TriedPassage,
): Promise<Wire<FailedPassageResource>> => {
  const { passage: id, axis, direction, state, attempt, code } = failed;
  const words = await desk.wordsOf(id);
  const of =
    failed.direction === 'out' ? { transfer: failed.transfer, agency: failed.agency } : { docId: failed.docId };
  const about = { id, axis, direction, state, attempt, code, ...(words === undefined ? {} : { words }), ...of };
  const { times, since } = failed;
  const tried = { ...(times === undefined ? {} : { times }), ...(since === undefined ? {} : { since }) };
  if (failed.state === 'trying') return { ...about, ...tried };
  const { path, number, outage } = failed;
  return {
    ...about,
    ...tried,
    ...(path === undefined ? {} : { path }),
    ...(number === undefined ? {} : { number }),
    ...(outage === undefined ? {} : { outage }),
  };
};
