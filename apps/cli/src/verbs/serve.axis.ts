import { Option } from 'commander';
import type { Command } from 'commander';
import type { HubConfig } from '@lienthong/hub';
import { portNumber } from '../shell/arguments.js';

export interface AxisFlags {
  readonly axisPort?: number;
  readonly axisHost: string;
}

/** Options of the axis's face: a listener of its own, with the hub's certificate. */
export const addAxisOptions = (serve: Command): Command =>
  serve
    .addOption(
      new Option('--axis-port <port>', 'serve the axis’s protocol at this port too; 0 takes a free one. Default: not')
        .env('LIENTHONG_AXIS_PORT')
        .argParser(portNumber),
    )
    .addOption(
      new Option('--axis-host <address>', 'address that the axis’s protocol is bound to')
        .env('LIENTHONG_AXIS_HOST')
        .default('127.0.0.1'),
    );

/** Where the face is served, if it is: with the certificate of the hub, plain HTTP on loopback only, as the hub itself. */
export const axisOf = (
  { axisPort, axisHost }: AxisFlags,
  { tls, allowPlainHttp }: Pick<HubConfig, 'tls' | 'allowPlainHttp'>,
): Pick<HubConfig, 'axis'> =>
  axisPort === undefined ? {} : { axis: { host: axisHost, port: axisPort, allowPlainHttp, ...(tls ? { tls } : {}) } };
