import { parseArgs } from 'node:util';
import type { AxisProcessOptions } from './axis-process.js';

export const HELP = `lienthong-axis: a hub whose agencies speak the protocol of the national document axis.

  --dir FOLDER          made by \`lienthong init\`              [.lienthong]
  --host ADDRESS        that the protocol is bound to          [127.0.0.1]
  --port PORT           0 takes a free one                     [8090]
  --cert FILE --key FILE  certificate with its chain, and its key (PEM)
  --allow-plain-http    beyond loopback without a certificate, behind a proxy that ends TLS
  --operator-port PORT  of the operator's HTTP, on loopback    [8080]
  --log-level LEVEL     [info]
`;

const text = { type: 'string' } as const;
const portOf = (value: string): number => (/^\d{1,5}$/.test(value) ? Number(value) : Number.NaN);
const isPort = (port: number): boolean => port >= 0 && port < 65_536;

/** Undefined for what cannot be run, and where help is asked for. */
export const readOptions = (argv: readonly string[]): AxisProcessOptions | undefined => {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      dir: { ...text, default: '.lienthong' },
      host: { ...text, default: '127.0.0.1' },
      port: { ...text, default: '8090' },
      cert: text,
      key: text,
      'allow-plain-http': { type: 'boolean', default: false },
      'operator-port': { ...text, default: '8080' },
      'log-level': { ...text, default: 'info' },
      help: { type: 'boolean', default: false },
    },
  });
  const { dir, host, cert, key, help } = values;
  const [port, operatorPort] = [portOf(values.port), portOf(values['operator-port'])];
  if (help || !isPort(port) || !isPort(operatorPort) || (cert === undefined) !== (key === undefined)) return undefined;
  return {
    dir,
    host,
    port,
    operatorPort,
    tls: cert !== undefined && key !== undefined ? { certFile: cert, keyFile: key } : undefined,
    allowPlainHttp: values['allow-plain-http'],
    logLevel: values['log-level'],
  };
};
