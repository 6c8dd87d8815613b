import { ApiProperty } from '@nestjs/swagger';
import { ALARMS, DOSSIER_NOTICES, TASKS } from '@lienthong/dossier/entries';
import type { InboxEntry } from '../../../domain/inbox/inbox.events.js';
import { DOSSIER_CODE, DOSSIER_ID } from './examples.js';
import { AgencyField, NullableField, NullableWordField } from './fields.js';

type Kind<K extends InboxEntry['kind']> = Extract<InboxEntry, { kind: K }>;

class OfDossier {
  @ApiProperty({
    format: 'uuid',
    description: 'Id of the dossier; what is in it is fetched by it',
    example: DOSSIER_ID,
  })
  readonly dossier!: string;

  @AgencyField('Id of the agency that received the dossier', 'H49.204')
  readonly from!: string;

  @NullableField('string', 'Of the one-stop counter; null before the reception', DOSSIER_CODE)
  readonly code!: string | null;

  @ApiProperty({ description: 'Code of the procedure', example: '2.000986' })
  readonly procedure!: string;

  @NullableField('string', 'Null where it is about the dossier as a whole', 'thuong-tru')
  readonly leg!: string | null;

  @NullableField('integer', 'Of the leg, from 1; a later one corrects', 1)
  readonly attempt!: number | null;

  @NullableField('string', 'When it is to be done', '2026-03-05T10:00:00.000Z')
  readonly due!: string | null;
}

/** The agency must act on a dossier. */
export class TaskEntryResource extends OfDossier implements Kind<'task'> {
  @ApiProperty({ enum: ['task'] })
  readonly kind!: 'task';

  @ApiProperty({ enum: TASKS })
  readonly what!: Kind<'task'>['what'];

  @NullableField('string', 'Until when it is to be acknowledged', '2026-03-03T04:00:00.000Z')
  readonly acknowledgeBy!: string | null;

  @NullableField('string', 'Of a request to the citizen: by it the answer is handed in', 'bs-0001')
  readonly requestId!: string | null;
}

/** The agency is told of a dossier that it has a part in. */
export class DossierNoticeEntryResource extends OfDossier implements Kind<'dossier-notice'> {
  @ApiProperty({ enum: ['dossier-notice'] })
  readonly kind!: 'dossier-notice';

  @ApiProperty({ enum: DOSSIER_NOTICES })
  readonly what!: Kind<'dossier-notice'>['what'];

  @NullableWordField(ALARMS, 'With `alarm`: what is late, or nearly so')
  readonly alarm!: Kind<'dossier-notice'>['alarm'];

  @NullableField('integer', 'With `alarm`: how often this was told, from 1', 1)
  readonly count!: number | null;

  @NullableField('string', 'The leg that made an error, mended it or reported', 'khai-sinh')
  readonly about!: string | null;
}
