import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

export const HELP = `lienthong-relay: writes the agencies' topics from their inboxes.

  --kafka FILE          the connection to the message bus (docs/bus.md)
  --url URL             the hub                      [LIENTHONG_URL, http://127.0.0.1:8080]
  --token-file FILE     a token of the role relay    [or LIENTHONG_TOKEN]
  --shards N            as the hub and every other relay have it  [4]
  --allow-plain-http    send the token over plain HTTP beyond loopback, and serve figures there
  --metrics-port N      /metrics, /healthz and /readyz  [8082]
  --metrics-host HOST   beyond loopback only with a token  [127.0.0.1]
  --metrics-token-file FILE  who asks for /metrics shows it as a bearer token
  --log-level LEVEL     [info]
`;

/** What the relay is told on its command line. Tokens come from files or the environment: arguments are seen by everybody. */
export interface RelayOptions {
  readonly kafka: string;
  readonly url: string;
  readonly token: string;
  readonly shards: number;
  readonly allowPlainHttp: boolean;
  readonly metrics: { readonly host: string; readonly port: number; readonly token?: string };
  readonly logLevel: string;
}

const text = { type: 'string' } as const;

const read = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    options: {
      kafka: text,
      url: { ...text, default: process.env['LIENTHONG_URL'] ?? 'http://127.0.0.1:8080' },
      'token-file': text,
      shards: { ...text, default: '4' },
      'allow-plain-http': { type: 'boolean', default: false },
      'metrics-port': { ...text, default: '8082' },
      'metrics-host': { ...text, default: '127.0.0.1' },
      'metrics-token-file': text,
      'log-level': { ...text, default: 'info' },
      help: { type: 'boolean', default: false },
    },
  }).values;

const textOf = async (file: string | undefined): Promise<string | undefined> =>
  file === undefined ? undefined : (await readFile(file, 'utf8')).trim();

/** `help`: asked for. `misused`: something is missing or no number. */
export const readOptions = async (args: readonly string[]): Promise<RelayOptions | 'help' | 'misused'> => {
  const values = read(args);
  if (values.help) return 'help';
  const token = (await textOf(values['token-file'])) ?? process.env['LIENTHONG_TOKEN']?.trim();
  const [port, shards] = [Number(values['metrics-port']), Number(values.shards)];
  const isPort = Number.isInteger(port) && port >= 0 && port < 65_536;
  if (values.kafka === undefined || !token || !(shards > 0) || !isPort) return 'misused';
  const shown = await textOf(values['metrics-token-file']);
  return {
    kafka: values.kafka,
    url: values.url,
    token,
    shards,
    allowPlainHttp: values['allow-plain-http'],
    metrics: { host: values['metrics-host'], port, ...(shown ? { token: shown } : {}) },
    logLevel: values['log-level'],
  };
};
