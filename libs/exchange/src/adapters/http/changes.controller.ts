import { Body, Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentPrincipal, orRefuse, Refused, Roles, validateDto } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import { deriveEventId } from '@lienthong/event-store';
import type { FastifyRequest } from 'fastify';
import { recall } from '../../application/changes/recall.js';
import { settledTransfer } from '../../application/changes/settled-transfer.js';
import { update } from '../../application/changes/update.js';
import { contentOfJson } from '../../application/intake/json-document.js';
import { promulgationAhead } from '../../application/intake/times-ahead.js';
import { submitJson } from '../../application/intake/json-submit.js';
import type { Act } from '../../application/ledger/execute.js';
import type { LoadedTransfer } from '../../application/routing/transfer-state.js';
import type { TransferEvent } from '../../domain/transfer/transfer.events.js';
import type { Exchange } from '../../exchange.js';
import { RecallDto, ReplaceDto, UpdateDto } from './dto/change.dto.js';
import { agenciesOfCodes } from './agency-codes.js';
import { ChangeAnswerResource } from './openapi/change.resource.js';
import { CHANGE, JSON_BODY, OWN_TRANSFER } from './openapi/codes.js';
import { ApiIdempotencyKey, ApiTransferParam } from './openapi/params.js';
import { ApiReplace, ApiUpdate } from './openapi/submission.js';
import { transferIdParam } from './params.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import { EXCHANGE, MANDATES } from './ports.js';
import type { MandatesOf } from './ports.js';
import { actOf } from './request-context.js';
import { Submissions } from './submissions.js';

interface OwnTransfer {
  readonly transfer: LoadedTransfer;
  readonly sender: string;
  readonly senderCode: string;
  readonly act: Act;
}

/** What a sender may do to a document that is under way (edXML types 1–3). */
@ApiTags('changes')
@ApiBearerAuth()
@Roles('agency')
@Controller('v1/transfers/:id')
export class ChangesController {
  constructor(
    @Inject(Submissions) private readonly submissions: Submissions,
    @Inject(EXCHANGE) private readonly exchange: Exchange,
    @Inject(MANDATES) private readonly mandatesOf: MandatesOf,
    @Inject(IdempotencyKeys) private readonly keys: IdempotencyKeys,
  ) {}

  @Post('recall')
  @HttpCode(201)
  @ApiOperation({
    operationId: 'recallTransfer',
    summary: 'Take a document back: cancelled where unopened, asked for elsewhere',
  })
  @ApiIdempotencyKey()
  @ApiTransferParam()
  @ApiCreatedResponse({ type: ChangeAnswerResource, description: 'Durable' })
  @ApiProblems(...OWN_TRANSFER, ...JSON_BODY, ...CHANGE, 'recipient/unknown')
  async recall(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body() dto: RecallDto,
  ) {
    const { sender, act } = await this.own(request, principal, id);
    await this.keys.claim(request, principal);
    const agencies = agenciesOfCodes(this.exchange.addressees, dto.agencies ?? [], act.at, '/agencies');
    const requestId = deriveEventId('recall', sender, dto.messageId);
    const asked = { transfer: id, sender, requestId, agencies, reason: dto.reason };
    const { receipt } = orRefuse(await recall(this.exchange)(asked, act));
    return { kind: 'recall', receipt };
  }

  @Post('update')
  @HttpCode(201)
  @ApiTransferParam()
  @ApiUpdate()
  async update(@Req() request: FastifyRequest, @CurrentPrincipal() principal: Principal, @Param('id') id: string) {
    const { sender, senderCode, act } = await this.own(request, principal, id);
    const { answer } = await this.submissions.receive(request, principal, async (body, parts) => {
      if (body.kind === 'edxml') throw new Refused({ code: 'http/wrong-type' });
      const dto = validateDto(UpdateDto, body.document);
      const content = dto.document && orRefuse(contentOfJson(dto.document, body.files, senderCode, dto.messageId));
      if (!content && body.files.length > 0) throw new Refused({ code: 'attachment/undeclared', path: '/document' });
      const removed = agenciesOfCodes(
        this.exchange.addressees,
        dto.removeRecipients ?? [],
        act.at,
        '/removeRecipients',
      );
      const warnings = content ? promulgationAhead(content.content.head, act.at, '/document/promulgatedOn') : [];
      const asked = {
        transfer: id,
        sender,
        requestId: deriveEventId('update', sender, dto.messageId),
        reason: dto.reason,
        ...(content ? { content } : {}),
        added: dto.addRecipients ?? [],
        removed,
        warnings,
      };
      const { receipt, repeated } = orRefuse(await update(this.exchange)(asked, act, parts.key));
      return { used: !repeated, answer: { kind: 'update', receipt, warnings } };
    });
    return answer;
  }

  @Post('replace')
  @HttpCode(201)
  @ApiTransferParam()
  @ApiReplace()
  async replace(@Req() request: FastifyRequest, @CurrentPrincipal() principal: Principal, @Param('id') id: string) {
    const { transfer, senderCode, act } = await this.own(request, principal, id);
    const { answer } = await this.submissions.receive(request, principal, async (body, parts) => {
      if (body.kind === 'edxml') throw new Refused({ code: 'http/wrong-type' });
      const dto = validateDto(ReplaceDto, body.document);
      const { documentId } = transfer.state.content.head;
      const submission = {
        messageId: dto.messageId,
        from: senderCode,
        to: dto.to ?? [...transfer.state.codes],
        test: transfer.state.test,
        document: dto.document,
        files: body.files,
        key: parts.key,
        replaces: [{ documentId, transfer: id, agencies: [] }],
      };
      const outcome = orRefuse(await submitJson(this.exchange)(submission, this.mandatesOf(principal), act));
      return { used: !outcome.repeated, answer: { kind: 'document', receipt: outcome.receipt } };
    });
    return answer;
  }

  /** The sender's own transfer; anybody else's is as unknown as an absent one. */
  private async own(request: FastifyRequest, principal: Principal, id: string): Promise<OwnTransfer> {
    const act = actOf(request, principal, 'sender', this.exchange.clock);
    const transfer = await settledTransfer(this.exchange)(transferIdParam(id));
    const sender = transfer?.state.sender;
    const first = transfer?.history[0];
    if (!transfer || !first || sender === undefined || !this.mandatesOf(principal).mayActFor(sender, act.at)) {
      throw new Refused({ code: 'transfer/unknown' });
    }
    const { senderCode } = first.data as unknown as Extract<TransferEvent, { type: 'DocumentSubmitted' }>['data'];
    return { transfer, sender, senderCode, act: { ...act, by: { ...act.by, agency: sender } } };
  }
}
