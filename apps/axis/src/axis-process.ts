import { DEFAULT_CONFIG, startHub } from '@lienthong/hub';
import type { Hub, HubConfig } from '@lienthong/hub';
import type { TlsFiles } from '@lienthong/http-edge';

export interface AxisProcessOptions {
  readonly dir: string;
  readonly host: string;
  readonly port: number;
  readonly tls?: TlsFiles | undefined;
  readonly allowPlainHttp: boolean;
  /** Of the operator's HTTP, which stays on loopback. */
  readonly operatorPort: number;
  readonly logLevel: string;
}

/**
 * The configuration of an axis: the protocol is what is open, and the hub's own HTTP is for the operator on the same
 * machine alone.
 */
export const axisConfigOf = (options: AxisProcessOptions): HubConfig => {
  const { dir, host, port, tls, allowPlainHttp, operatorPort, logLevel } = options;
  return {
    ...DEFAULT_CONFIG,
    dir,
    logLevel,
    host: '127.0.0.1',
    port: operatorPort,
    allowPlainHttp: false,
    axis: { host, port, allowPlainHttp, ...(tls ? { tls } : {}) },
  };
};

/** An axis of its own: the exchange with the axis's protocol as its only door to others. */
export const startAxisProcess = (options: AxisProcessOptions): Promise<Hub> => startHub(axisConfigOf(options));
