import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { IncomingEvent } from '@lienthong/bus';
import type { ShardCounts } from './shard-counts.js';
import { originOfRecord } from './message.js';
import type { BusPorts, Taken } from './ports.js';
import { takeEvent } from './take-event.js';
import { DOSSIER_TYPES } from './types.js';

export const BUS_PORTS = Symbol('BusPorts');
export const SHARD_COUNTS = Symbol('ShardCounts');

/** What agencies write to their `out` topics. Every command is answered into the sender's own inbox. */
@Controller()
export class AgencyMessagesController {
  constructor(
    @Inject(BUS_PORTS) private readonly ports: BusPorts,
    @Inject(SHARD_COUNTS) private readonly counts: ShardCounts,
  ) {}

  @EventPattern('vn.lienthong.transfer.submit.v1')
  submit(@Payload() event: IncomingEvent): Promise<void> {
    return this.take(event);
  }

  @EventPattern('vn.lienthong.delivery.report.v1')
  report(@Payload() event: IncomingEvent): Promise<void> {
    return this.take(event);
  }

  @EventPattern('vn.lienthong.transfer.recall.v1')
  recall(@Payload() event: IncomingEvent): Promise<void> {
    return this.take(event);
  }

  @EventPattern('vn.lienthong.transfer.update.v1')
  update(@Payload() event: IncomingEvent): Promise<void> {
    return this.take(event);
  }

  @EventPattern('vn.lienthong.transfer.replace.v1')
  replace(@Payload() event: IncomingEvent): Promise<void> {
    return this.take(event);
  }

  @EventPattern(Object.keys(DOSSIER_TYPES))
  dossier(@Payload() event: IncomingEvent): Promise<void> {
    return this.take(event);
  }

  private async take(event: IncomingEvent): Promise<void> {
    const { watch } = this.ports;
    const take = (): Promise<Taken> => takeEvent(this.ports)(event);
    this.counts.count(watch ? await watch(event, originOfRecord(event), take) : await take());
  }
}
