import type { KafkaConnection } from '@lienthong/bus';
import type { KafkaAccess } from '@lienthong/testing';
import { freePort } from '../../../support/free-port.js';
import { startHubProcess } from '../../../support/hub-process.js';
import type { HubProcess } from '../../../support/hub-process.js';
import { prepareBusHub } from '../../../support/prepared-bus-hub.js';
import type { PreparedBusHub, PrepareOptions } from '../../../support/prepared-bus-hub.js';
import type { Found } from '../bus-violations.js';
import { look, settle } from '../settle.js';
import { startTraffic } from '../traffic/traffic.js';
import type { Traffic, TrafficOptions } from '../traffic/traffic.js';

/** Everything a proof stands on: a register, a provisioned broker, a port for the hub; no hub runs yet. */
export interface Stand extends AsyncDisposable {
  readonly prepared: PreparedBusHub;
  readonly url: string;
  /** Sees every topic. */
  readonly broker: KafkaConnection;
  startHub(relay?: boolean): Promise<HubProcess>;
  startTraffic(options: TrafficOptions): Traffic;
  /** What lies in inboxes and topics now. The hub must run. */
  look(): Promise<Found>;
  /** Ends the traffic and looks until the promise holds, a minute at most. The hub must run. */
  provesAfter(traffic: Traffic): Promise<void>;
}

/** The seed of a run; printed by whatever fails, since it is part of the titles. */
export const SEED = Number(process.env['LIENTHONG_SEED'] ?? 20_250_701);

export const openStand = async (kafka: KafkaAccess, options: PrepareOptions = {}): Promise<Stand> => {
  const prepared = await prepareBusHub(kafka, options);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { cert, key } = kafka.admin;
  const broker = { brokers: kafka.mtls, tls: { ca: kafka.ca, cert, key } };
  return {
    prepared,
    url,
    broker,
    startHub: (relay = true) => startHubProcess({ config: prepared.config(port, relay) }),
    startTraffic: (of) => startTraffic(prepared, of),
    look: () => look({ prepared, url, broker }, []),
    provesAfter: async (traffic) => {
      const sent = await traffic.end();
      const violations = await settle({ prepared, url, broker }, sent);
      expect(violations.slice(0, 20)).toEqual([]);
      expect(sent.length).toBeGreaterThan(prepared.agencies.length);
    },
    [Symbol.asyncDispose]: () => prepared[Symbol.asyncDispose](),
  };
};
