import { BaseRpcContext } from '@nestjs/microservices';
import type { ConsumedRecord } from '../port/record.js';

/** What a handler gets beside the event (`@Ctx()`): the record as it lies in the topic. */
export class BusContext extends BaseRpcContext<[ConsumedRecord]> {
  get record(): ConsumedRecord {
    return this.args[0];
  }
}
