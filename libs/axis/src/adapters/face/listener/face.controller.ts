import { All, Controller, Inject, Req, Res } from '@nestjs/common';
import type { AxisCaller } from '@lienthong/exchange/axis';
import { Refused } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FacePorts } from '../call.js';
import { RUN } from '../calls/run.js';
import { bodyOf } from './body.js';
import { callOfRequest, sendAnswer } from './answer.js';

export const FACE = Symbol('FacePorts');
export const MANDATES = Symbol('AxisMandatesOf');

export type MandatesOfCaller = (principal: Principal) => AxisCaller['mandates'];

/** Which method a call came with says nothing: its signature does not cover it, and its arguments are headers. */
@Controller()
export class FaceController {
  constructor(
    @Inject(FACE) private readonly ports: FacePorts,
    @Inject(MANDATES) private readonly mandatesOf: MandatesOfCaller,
  ) {}

  @All([
    'getReceivedEdocList',
    'getEdoc',
    'downloadEdoc',
    'countReceiveEdoc',
    'countReceiveStatus',
    'sendEdoc',
    'updateStatus',
    'getSentEdocList',
    'getAgenciesList',
    'getAgenciesListQD20',
    'getSynchronizeUnit',
    'registerAgency',
    'deleteAgency',
  ])
  async run(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const call = callOfRequest(request);
    const { principal, axisArguments: args } = request;
    if (call === undefined || principal === null || args === undefined)
      throw new Refused({ code: 'axis/call-unknown' });
    const caller: AxisCaller = {
      system: principal.systemId,
      mandates: this.mandatesOf(principal),
      origin: {
        correlation: request.id,
        ...(request.traceparent === undefined ? {} : { trace: request.traceparent }),
      },
    };
    const answer = await RUN[call](this.ports, {
      call,
      args,
      caller,
      axisName: request.axisName,
      timestamp: request.axisTimestamp,
      body: bodyOf(request.raw),
    });
    // What a call does not read – `{}`, or a repeated file – is let run out.
    if (!request.raw.readableEnded) request.raw.resume();
    sendAnswer(request, reply, answer);
    await reply;
  }
}
