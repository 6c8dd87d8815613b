import { openKafkaBus } from '@lienthong/bus/kafka';
import type { KafkaConnection } from '@lienthong/bus';
import { createClient } from '@lienthong/client';
import { startRelay } from '@lienthong/relay';
import type { Relay } from '@lienthong/relay';
import type { Logger } from 'pino';

export interface RelayProcessOptions {
  readonly connection: KafkaConnection;
  readonly hub: { readonly url: string; readonly token: string; readonly allowPlainHttp: boolean };
  /** The same in every relay of this hub. */
  readonly shards: number;
  readonly log: Logger;
}

export type RelayProcess = AsyncDisposable & Pick<Relay, 'status'>;

/** A relay that knows the hub over HTTP only. Several share the shards; each may be killed or paused at any moment. */
export const startRelayProcess = ({ connection, hub, shards, log }: RelayProcessOptions): RelayProcess => {
  const { relay: source } = createClient(hub);
  const bus = openKafkaBus({
    connection,
    clientId: 'lienthong-relay',
    onAlarm: (alarm) => log.warn(alarm, 'bus'),
    onLog: (line) => log.debug(line, 'kafka'),
  });
  const relay = startRelay({ bus, hub: source, shards, onAlarm: (alarm) => log.warn(alarm, 'relay') });
  return {
    status: () => relay.status(),
    [Symbol.asyncDispose]: async () => {
      await relay.stop();
      await bus[Symbol.asyncDispose]();
    },
  };
};
