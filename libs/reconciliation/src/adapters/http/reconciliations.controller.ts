import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { deriveEventId, newEventId } from '@lienthong/event-store';
import { ApiProblems, CurrentPrincipal, Refused, Roles } from '@lienthong/http-edge';
import type { Principal, Wire } from '@lienthong/http-edge';
import type { AgencyId } from '@lienthong/identifiers';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Comparison } from '../../application/running/reconcile.js';
import { reconciliationStream } from '../../contracts/streams.js';
import { sideBySideHtml, sideBySideText } from '../../rendering/side-by-side.js';
import { ownAgency, seenRun } from './access.js';
import { BODY, EVERY } from './openapi/codes.js';
import { CountsResource, DriftResource, RunResource, RunResultResource } from './openapi/reconciliation.resource.js';
import { RunsResource } from './openapi/reconciliation.resource.js';
import { RECONCILIATION_PORTS } from './ports.js';
import type { ReconciliationHttpPorts } from './ports.js';
import { ReconciliationDto, ReconciliationOfRowsDto, ResultQueryDto, RunsQueryDto } from './reconciliation.dto.js';
import { receiveView } from './receive-view.js';
import { shownDrift, shownRun, shownUnreadable } from './shown.js';

const PAGE = 500;
const RUNS = 100;

const schemaOf = (dto: new () => object) => ({ $ref: getSchemaPath(dto) });
const ApiRunParam = () =>
  ApiParam({ name: 'run', description: 'Id of the comparison', example: 'H49.204:portal:2026-03-10' });

/** Agencies' own views of their dossiers, compared with the events. */
@ApiTags('reconciliation')
@ApiBearerAuth()
@Roles('agency', 'operator')
@Controller('v1/reconciliations')
export class ReconciliationsController {
  constructor(@Inject(RECONCILIATION_PORTS) private readonly ports: ReconciliationHttpPorts) {}

  @Post()
  @HttpCode(200)
  @ApiExtraModels(ReconciliationDto, ReconciliationOfRowsDto, CountsResource)
  @ApiOperation({
    operationId: 'reconcile',
    summary: 'Compare an agency’s own view of its dossiers with the events',
    description:
      'JSON with `rows`, or multipart: the part `document` first, then one file .csv, .xlsx or .json. What differs is ' +
      'sent again, asked for, or given to people afterwards, by inbox entries of the kind `reconciliation`.',
    requestBody: {
      required: true,
      content: {
        'application/json': { schema: schemaOf(ReconciliationOfRowsDto) },
        'multipart/form-data': {
          schema: {
            type: 'object',
            required: ['document', 'file'],
            properties: { document: schemaOf(ReconciliationDto), file: { type: 'string', format: 'binary' } },
          },
        },
      },
    },
  })
  @ApiOkResponse({ type: RunResource })
  @ApiProblems(...EVERY, ...BODY)
  async compare(@Req() request: FastifyRequest, @CurrentPrincipal() principal: Principal): Promise<Wire<RunResource>> {
    const { reconciliation } = this.ports;
    return receiveView(request, async (asked, source, view) => {
      const agency = ownAgency(this.ports, principal, asked.agency);
      const { vocabulary = 'portal', complete = false, messageId } = asked;
      const run = messageId === undefined ? newEventId() : deriveEventId('reconciliation', agency, messageId);
      const comparison: Comparison = { run, agency, vocabulary, source, complete };
      await this.refuseTaken(comparison);
      const by = { role: 'clerk', agency, system: principal.systemId } as const;
      await reconciliation.compare(comparison, view(vocabulary), by);
      await reconciliation.index.caughtUp();
      return shownRun(seenRun(this.ports, principal, run));
    });
  }

  @Get()
  @ApiOperation({ operationId: 'listReconciliations', summary: 'The last comparisons, newest first' })
  @ApiOkResponse({ type: RunsResource })
  @ApiProblems(...EVERY, 'http/invalid', 'sender/not-in-mandate')
  list(@Query() { agency: code }: RunsQueryDto, @CurrentPrincipal() principal: Principal): Wire<RunsResource> {
    const agency = this.askedAgency(principal, code);
    return { runs: this.ports.reconciliation.results.runs(agency, RUNS).map(shownRun) };
  }

  @Get(':run')
  @ApiRunParam()
  @ApiOperation({ operationId: 'readReconciliation', summary: 'What a comparison found, dossier by dossier' })
  @ApiOkResponse({ type: RunResultResource })
  @ApiProblems(...EVERY, 'http/invalid', 'reconciliation/unknown')
  async result(
    @Param('run') run: string,
    @Query() { after = '' }: ResultQueryDto,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Wire<RunResultResource>> {
    const { results, index } = this.ports.reconciliation;
    await index.caughtUp();
    const summary = seenRun(this.ports, principal, run);
    const drifts = results.drifts(run, after, PAGE);
    return {
      ...shownRun(summary),
      unreadable: after === '' ? results.unreadable(run).map(shownUnreadable) : [],
      drifts: drifts.map(shownDrift),
      next: drifts.length < PAGE ? null : (drifts.at(-1)?.drift.code ?? null),
    };
  }

  @Get(':run/dossiers/:code')
  @ApiRunParam()
  @ApiParam({ name: 'code', description: 'As the view has it', example: 'H49.204-260303-0001' })
  @ApiOperation({
    operationId: 'readDrift',
    summary: 'One dossier that does not agree, with both histories',
    description: 'With `Accept: text/html` or `text/plain`: side by side, for whoever decides.',
  })
  @ApiOkResponse({ type: DriftResource })
  @ApiProblems(...EVERY, 'reconciliation/unknown')
  async drift(
    @Param('run') run: string,
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Wire<DriftResource> | string> {
    const { results, index } = this.ports.reconciliation;
    await index.caughtUp();
    seenRun(this.ports, principal, run);
    const found = results.drift(run, code);
    if (found === undefined) throw new Refused({ code: 'reconciliation/unknown' });
    const accept = request.headers.accept ?? '';
    if (accept.startsWith('text/html')) {
      void reply.type('text/html; charset=utf-8');
      return sideBySideHtml(found.drift);
    }
    if (accept.startsWith('text/plain')) {
      void reply.type('text/plain; charset=utf-8');
      return sideBySideText(found.drift);
    }
    return shownDrift(found);
  }

  /** An agency sees its own; an operator all of them. */
  private askedAgency(principal: Principal, code: string | undefined): AgencyId | undefined {
    if (code !== undefined) return ownAgency(this.ports, principal, code);
    if (principal.role === 'operator') return undefined;
    throw new Refused({ code: 'http/invalid', path: '/agency' }, [{ path: '/agency', code: 'is-string' }]);
  }

  private async refuseTaken({ run, vocabulary, source, complete }: Comparison): Promise<void> {
    const [first] = await this.ports.reconciliation.store.readStream(reconciliationStream(run), { limit: 1 });
    if (first === undefined) return;
    const same =
      first.data['vocabulary'] === vocabulary && first.data['source'] === source && first.data['complete'] === complete;
    if (!same) throw new Refused({ code: 'reconciliation/run-taken', path: '/messageId' });
  }
}
