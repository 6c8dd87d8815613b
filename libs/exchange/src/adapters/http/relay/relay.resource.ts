import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { HOLD_REASONS } from '@lienthong/relay';
import type { HoldReason, Mark, RelayedInbox } from '@lienthong/relay';
import { EPOCH } from '../openapi/examples.js';
import { AgencyField, WholeField } from '../openapi/fields.js';

export class MarkResource implements Mark {
  @ApiProperty({ type: 'integer', description: 'Last relayed sequence, -1 before the first', example: 41 })
  readonly sequence!: number;

  @ApiProperty({ type: 'integer', description: 'Its offset in the topic; -1 where none is known', example: 57 })
  readonly offset!: number;
}

export class RelayedInboxResource implements RelayedInbox {
  @AgencyField('Id of the agency', 'H37')
  readonly agency!: string;

  @ApiProperty({ type: MarkResource })
  readonly mark!: MarkResource;

  @WholeField('Rebuilds that were ordered so far', 0)
  readonly generation!: number;

  @ApiProperty({ type: 'integer', description: 'Last sequence in the inbox, -1 when it is empty', example: 41 })
  readonly head!: number;
}

export class RelayedInboxesResource {
  @ApiProperty({ description: 'Of the store', example: EPOCH })
  readonly epoch!: string;

  @WholeField('Place in the log as of which this holds', 4711)
  readonly position!: number;

  @ApiProperty({ type: [RelayedInboxResource] })
  readonly inboxes!: readonly RelayedInboxResource[];
}

export class GrownResource {
  @AgencyField('Id of the agency', 'H37')
  readonly agency!: string;

  @WholeField('Last sequence in its inbox', 41)
  readonly head!: number;
}

export class NewsResource {
  @ApiProperty({ type: [GrownResource], description: 'Inboxes that grew' })
  readonly grown!: readonly GrownResource[];

  @ApiProperty({ description: 'True when mandates changed or a rebuild was ordered' })
  readonly changed!: boolean;

  @WholeField('Place in the log to ask for next', 4712)
  readonly position!: number;
}

export class RelayRecordResource {
  @WholeField('Place in the inbox', 41)
  readonly sequence!: number;

  @ApiProperty({ type: 'string', description: 'Key of the record' })
  readonly key!: string;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'CloudEvents attributes' })
  readonly headers!: Readonly<Record<string, string>>;

  @ApiProperty({ description: 'The data in Base64', format: 'byte' })
  readonly value!: string;
}

export class RelayRecordsResource {
  @ApiProperty({ type: [RelayRecordResource] })
  readonly entries!: readonly RelayRecordResource[];
}

export class TopicResource {
  @AgencyField('Id of the agency', 'H37')
  readonly agency!: string;

  @ApiProperty({ type: MarkResource })
  readonly mark!: MarkResource;

  @WholeField('Rebuilds that were ordered so far', 1)
  readonly generation!: number;

  @ApiProperty({ enum: HOLD_REASONS, nullable: true, description: 'Why the topic waits; null when it does not' })
  readonly held!: HoldReason | null;
}

export class ListedTopicResource extends TopicResource {
  @ApiProperty({ type: 'integer', description: 'Last sequence in the inbox, -1 when it is empty', example: 44 })
  readonly head!: number;
}

export class TopicPageResource {
  @ApiProperty({ type: [ListedTopicResource] })
  readonly items!: readonly ListedTopicResource[];

  @ApiPropertyOptional({ description: 'Give it as `after`; absent on the last page', example: 'H37' })
  readonly next?: string;
}
