import { ApiProperty } from '@nestjs/swagger';
import type { CauseCounts, Cause } from '../../../domain/causes.js';
import type { Counts } from '../../../domain/counts.js';
import type { Drift, FieldRow, Form } from '../../../domain/report.js';
import { CountField, ShareField } from './fields.js';

/** Columns 3 to 13. */
export class CountsResource implements Counts {
  @CountField('3: received, total')
  readonly received!: number;
  @CountField('4: online')
  readonly online!: number;
  @CountField('5: direct and by post')
  readonly directOrPost!: number;
  @CountField('6: carried over from the period before')
  readonly carriedOver!: number;
  @CountField('7: resolved, total')
  readonly resolved!: number;
  @CountField('8: early')
  readonly early!: number;
  @CountField('9: on time')
  readonly onTime!: number;
  @CountField('10: late')
  readonly late!: number;
  @CountField('11: in process, total')
  readonly inProcess!: number;
  @CountField('12: in time')
  readonly inTime!: number;
  @CountField('13: overdue')
  readonly overdue!: number;
}

export class FieldRowResource implements FieldRow {
  @ApiProperty({ example: 'Đất đai' })
  readonly field!: string;
  @ApiProperty({ type: CountsResource })
  readonly counts!: CountsResource;
}

export class FormResource implements Form {
  @ApiProperty({ type: [FieldRowResource] })
  readonly fields!: readonly FieldRowResource[];
  @ApiProperty({ type: CountsResource })
  readonly total!: CountsResource;
  @ShareField('(10 + 13) / 3')
  readonly lateRate!: number | null;
}

export class CauseCountsResource implements CauseCounts {
  @CountField('Resolved late')
  readonly late!: number;
  @CountField('In process and overdue')
  readonly overdue!: number;
}

export class CausesResource implements Readonly<Record<Cause, CauseCounts>> {
  @ApiProperty({ type: CauseCountsResource, description: 'Done in time, and heard of late' })
  readonly synchronisation!: CauseCountsResource;
  @ApiProperty({ type: CauseCountsResource, description: 'Late by no more than it travelled' })
  readonly post!: CauseCountsResource;
  @ApiProperty({ type: CauseCountsResource, description: 'Asked for a second time' })
  readonly supplement!: CauseCountsResource;
  @ApiProperty({ type: CauseCountsResource, description: 'The agencies’ own time' })
  readonly processing!: CauseCountsResource;
}

export class FieldCausesResource {
  @ApiProperty({ example: 'Đất đai' })
  readonly field!: string;
  @ApiProperty({ type: CausesResource })
  readonly counts!: CausesResource;
}

export class FieldDriftResource {
  @ApiProperty({ example: 'Hộ tịch' })
  readonly field!: string;
  @CountField('As in column 3')
  readonly received!: number;
  @CountField('Another party’s view differed at some time within the period')
  readonly drifted!: number;
  @CountField('Still so at its end')
  readonly open!: number;
}

export class DriftResource implements Drift {
  @CountField('As in column 3')
  readonly received!: number;
  @CountField('Another party’s view differed at some time within the period')
  readonly drifted!: number;
  @CountField('Still so at its end')
  readonly open!: number;
  @ShareField('drifted / received')
  readonly share!: number | null;
  @ApiProperty({ type: [FieldDriftResource] })
  readonly fields!: readonly FieldDriftResource[];
}
