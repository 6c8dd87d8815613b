import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Roles } from '@lienthong/http-edge';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { Digits } from '../input/digits.decorator.js';
import { ApiProblems } from '@lienthong/http-edge';
import type { Wire } from '@lienthong/http-edge';
import { OPERATIONS_PORTS } from '../../../application/operations.ports.js';
import type { OperationsPorts } from '../../../application/operations.ports.js';
import { REBUILDS } from '../../../application/rebuilds.js';
import type { Rebuilds } from '../../../application/rebuilds.js';
import { StatusResource } from './status.resource.js';

const DEFAULT_ALARMS = 20;

export class StatusQueryDto {
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 200, default: DEFAULT_ALARMS })
  @IsOptional()
  @Digits()
  @IsInt()
  @Min(0)
  @Max(200)
  readonly alarms?: number;
}

@ApiTags('operations')
@ApiBearerAuth()
@Roles('operator')
@Controller('v1/operations/status')
export class StatusController {
  constructor(
    @Inject(OPERATIONS_PORTS) private readonly ports: OperationsPorts,
    @Inject(REBUILDS) private readonly rebuilds: Rebuilds,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getStatus', summary: 'Store, reactors, read models and the last alarms' })
  @ApiOkResponse({ type: StatusResource })
  @ApiProblems('auth/wrong-role', 'http/invalid', 'store/unavailable')
  async status(@Query() { alarms = DEFAULT_ALARMS }: StatusQueryDto): Promise<Wire<StatusResource>> {
    const { store, writerStats, registry, reactors, projections, versions, alarms: board, parts } = this.ports;
    const { kind, position } = registry.status();
    return {
      versions,
      store: { epoch: store.epoch, head: await store.head(), ...(writerStats && { writer: writerStats() }) },
      registry: { kind, position },
      reactors: await Promise.all(reactors.map((reactor) => reactor.status())),
      projections: projections.statuses(),
      rebuilds: this.rebuilds.all(),
      parts: (parts ?? []).map(({ name, ready, status }) => ({ name, ready: ready(), figures: status() })),
      alarms: board.latest(alarms),
    };
  }
}
