import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentPrincipal, Refused, Roles } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import type { FastifyReply } from 'fastify';
import { askRanking, askReport, askTimes } from '../../application/ask.js';
import { drawTimes } from '../../chart/time-chart.js';
import { formTable } from '../../rendering/form-table.js';
import { reportTables, VIEW_TITLES } from '../../rendering/report-tables.js';
import { rankingTable, timeTable } from '../../rendering/time-tables.js';
import { answer } from './answer.js';
import { ApiFigures, PROBLEMS } from './openapi/api-figures.js';
import { RankingResource, ReportResource, TimesResource } from './openapi/report.resource.js';
import { REPORTING } from './ports.js';
import type { ReportingHttpPorts } from './ports.js';
import { askedOf } from './question.js';
import type { Asked } from './question.js';
import { RankingDto, ReportDto, TimesDto } from './reports.dto.js';

@ApiTags('reports')
@ApiBearerAuth()
@Roles('operator', 'auditor', 'agency')
@Controller('v1/reports')
export class ReportsController {
  constructor(@Inject(REPORTING) private readonly ports: ReportingHttpPorts) {}

  private portsFor({ id, question }: Asked) {
    return { figures: this.ports.figures, ground: this.ports.groundOf(id, question.knownAt) };
  }

  @Get('II06a')
  @ApiOperation({
    operationId: 'reportForm',
    summary: 'Form II.06a: situation and results of resolving procedures (Circular 01/2020/TT-VPCP)',
    description:
      'As known at an instant: the same question always has the same answer. Four views of the form, causes of what is late, and the share of drift. An operator and an auditor ask about every unit, a system about those that it speaks for and those below.',
  })
  @ApiFigures(ReportResource, ['csv', 'xlsx'])
  @ApiProblems(...PROBLEMS)
  async report(
    @Query() { rule = 'portal', view = 'reported', format = 'json', ...query }: ReportDto,
    @CurrentPrincipal() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = askedOf(this.ports, query, caller);
    const report = await askReport(this.portsFor(asked))({ ...asked.question, rule });
    return answer(reply, format, {
      name: `II06a ${asked.id} ${query.from} ${query.to}`,
      value: { form: 'II.06a', ...report },
      table: () => formTable(VIEW_TITLES[view], report.forms[view]),
      tables: () => reportTables(report),
    });
  }

  @Get('average-time')
  @ApiOperation({
    operationId: 'reportAverageTime',
    summary: 'Where the time goes: mean time per procedure and per leg of what was resolved in the period',
  })
  @ApiFigures(TimesResource, ['csv', 'xlsx', 'svg'])
  @ApiProblems(...PROBLEMS)
  async averageTime(
    @Query() { format = 'json', ...query }: TimesDto,
    @CurrentPrincipal() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = askedOf(this.ports, query, caller);
    const procedures = await askTimes(this.portsFor(asked))(asked.question);
    const { period, knownAt, unit } = asked.question;
    return answer(reply, format, {
      name: `thoi-gian ${asked.id} ${query.from} ${query.to}`,
      value: { unit: unit.name, period, knownAt, procedures },
      table: () => timeTable(procedures),
      tables: () => [timeTable(procedures)],
      svg: () => drawTimes(`Thời gian đi đâu: ${unit.name}, ${query.from} – ${query.to}`, procedures),
    });
  }

  @Get('ranking')
  @ApiOperation({
    operationId: 'reportRanking',
    summary: 'Peers by the share of what they received that is not late, best first',
  })
  @ApiFigures(RankingResource, ['csv', 'xlsx'])
  @ApiProblems(...PROBLEMS, 'reporting/no-peers')
  async ranking(
    @Query() { rule = 'portal', view = 'reported', format = 'json', peers, ...query }: RankingDto,
    @CurrentPrincipal() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = askedOf(this.ports, query, caller);
    const codes = peers?.split(',').map((code) => code.trim());
    const named = codes?.map((code) => asked.units.named(code, '/peers')) ?? asked.units.below(asked.id);
    if (named.length === 0) throw new Refused({ code: 'reporting/no-peers', path: '/agency' });
    const question = { ...asked.question, rule, view, peers: named.map(({ unit }) => unit) };
    const ranked = await askRanking(this.portsFor(asked))(question);
    const { period, knownAt, unit } = asked.question;
    return answer(reply, format, {
      name: `xep-hang ${asked.id} ${query.from} ${query.to}`,
      value: { unit: unit.name, period, rule, view, knownAt, ranked },
      table: () => rankingTable(ranked),
      tables: () => [rankingTable(ranked)],
    });
  }
}
