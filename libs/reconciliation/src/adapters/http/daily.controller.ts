import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentPrincipal, JSON_BODY, Refused, Roles } from '@lienthong/http-edge';
import type { Principal, Wire } from '@lienthong/http-edge';
import { dailySet, schedule } from '../../application/daily/schedules.js';
import type { Daily } from '../../domain/daily.js';
import { ownAgency } from './access.js';
import { EVERY } from './openapi/codes.js';
import { DailyResource } from './openapi/reconciliation.resource.js';
import { RECONCILIATION_PORTS } from './ports.js';
import type { ReconciliationHttpPorts } from './ports.js';
import { DailyDto } from './reconciliation.dto.js';

const minuteOf = (at: string): number => Number(at.slice(0, 2)) * 60 + Number(at.slice(3));
const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const shown = ({ agency, atMinute, url, vocabulary, complete }: Daily): Wire<DailyResource> => ({
  agency,
  at: timeOf(atMinute),
  url,
  vocabulary,
  complete,
});

const ApiAgency = () => ApiParam({ name: 'code', description: 'Any code of the agency', example: 'H49.204' });

/** Where the hub asks for a view every day. The operator writes the address: the hub calls it from inside. */
@ApiTags('reconciliation')
@ApiBearerAuth()
@Roles('operator')
@Controller('v1/agencies/:code/reconciliation')
export class DailyReconciliationController {
  constructor(@Inject(RECONCILIATION_PORTS) private readonly ports: ReconciliationHttpPorts) {}

  @Get()
  @ApiAgency()
  @ApiOperation({ operationId: 'readDailyReconciliation', summary: 'The agency’s daily comparison' })
  @ApiOkResponse({ type: DailyResource })
  @ApiProblems(...EVERY, 'sender/not-in-mandate', 'reconciliation/no-schedule')
  async read(@Param('code') code: string, @CurrentPrincipal() principal: Principal): Promise<Wire<DailyResource>> {
    const daily = await dailySet(this.ports.reconciliation)(ownAgency(this.ports, principal, code));
    if (daily === undefined) throw new Refused({ code: 'reconciliation/no-schedule' });
    return shown(daily);
  }

  @Put()
  @ApiAgency()
  @ApiOperation({ operationId: 'setDailyReconciliation', summary: 'Compare the agency’s view every day' })
  @ApiOkResponse({ type: DailyResource })
  @ApiProblems(...EVERY, ...JSON_BODY, 'sender/not-in-mandate')
  async set(
    @Param('code') code: string,
    @Body() { at, url, vocabulary = 'portal', complete = true }: DailyDto,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Wire<DailyResource>> {
    const agency = ownAgency(this.ports, principal, code);
    const data: Daily = { agency, vocabulary, atMinute: minuteOf(at), url, complete };
    const by = { role: 'operator', system: principal.systemId } as const;
    await schedule(this.ports.reconciliation)({ type: 'DailyReconciliationSet', data }, by);
    return shown(data);
  }

  @Delete()
  @HttpCode(204)
  @ApiAgency()
  @ApiOperation({ operationId: 'endDailyReconciliation', summary: 'End the agency’s daily comparison' })
  @ApiNoContentResponse()
  @ApiProblems(...EVERY, 'sender/not-in-mandate')
  async end(@Param('code') code: string, @CurrentPrincipal() principal: Principal): Promise<void> {
    const agency = ownAgency(this.ports, principal, code);
    const by = { role: 'operator', system: principal.systemId } as const;
    await schedule(this.ports.reconciliation)({ type: 'DailyReconciliationEnded', data: { agency } }, by);
  }
}
