import { readFileSync } from 'node:fs';
import { Option } from 'commander';
import { readKafkaConnection } from '@lienthong/bus';
import { readLimits } from '@lienthong/hub';
import type { HubConfig } from '@lienthong/hub';
import { hours, portNumber, share, wholeNumber } from '../shell/arguments.js';
import { plainHttpAllowed } from '../shell/globals.js';
import { dirOption } from '../shell/hub-options.js';
import { aborted, untilInterrupted } from '../shell/interrupt.js';
import { Misused } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';
import type { AddVerb } from '../shell/verb.js';
import { addAxisOptions, axisOf } from './serve.axis.js';
import type { AxisFlags } from './serve.axis.js';

interface Flags extends AxisFlags {
  readonly dir: string;
  readonly host: string;
  readonly port: number;
  readonly cert?: string;
  readonly key?: string;
  readonly silenceHours: number;
  readonly silenceWorkingHours?: number;
  readonly acceptanceHours?: number;
  readonly logLevel: string;
  readonly config?: string;
  readonly procedures?: string;
  readonly kafka?: string;
  readonly relay: boolean;
  readonly relayShards: number;
  readonly otlp?: string;
  readonly traceRatio: number;
}

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

const tlsOf = ({ cert, key }: Flags) => {
  if (cert === undefined && key === undefined) return {};
  if (cert !== undefined && key !== undefined) return { tls: { certFile: cert, keyFile: key } };
  throw new Misused({ vi: 'Cần cả chứng thư và khóa.', en: '--cert and --key go together.' });
};

const busOf = async ({ kafka, relay, relayShards }: Flags): Promise<Pick<HubConfig, 'bus'>> =>
  kafka === undefined
    ? {}
    : { bus: { connection: await readKafkaConnection(kafka), relay, relayShards, edgeShards: 4 } };

const tracingOf = ({ otlp, traceRatio }: Flags): Pick<HubConfig, 'tracing'> =>
  otlp === undefined ? {} : { tracing: { otlpEndpoint: otlp, ratio: traceRatio } };

/** The defaults with what a file says of rates and limits; a name that means nothing is refused, not passed over. */
const configured = (defaults: HubConfig, file: string | undefined): HubConfig => {
  if (file === undefined) return defaults;
  const read = readLimits(defaults, readFileSync(file, 'utf8'));
  if (typeof read !== 'string') return read;
  throw new Misused({
    vi: `Tệp cấu hình ${file} không hợp lệ tại ${read}.`,
    en: `${file} is not valid at ${read}. docs/limits.md has an example and every name.`,
  });
};

export const addServe: AddVerb = (program, io) => {
  addAxisOptions(program.command('serve'))
    .summary('run the hub')
    .description(
      'Chạy trung tâm. Nhật ký ra luồng chuẩn, mỗi dòng một JSON; SIGINT hoặc SIGTERM dừng êm.\n' +
        'Plain HTTP stays on loopback unless --allow-plain-http says otherwise, as behind a proxy that ends TLS. Once it listens it writes {"event":"listening","url":…}.',
    )
    .addOption(dirOption())
    .addOption(new Option('--host <address>', 'address to bind to').env('LIENTHONG_HOST').default('127.0.0.1'))
    .addOption(
      new Option('--port <port>', '0 takes a free one').env('LIENTHONG_PORT').argParser(portNumber).default(8080),
    )
    .addOption(new Option('--cert <file>', 'certificate with its chain, PEM').env('LIENTHONG_CERT'))
    .addOption(new Option('--key <file>', 'its key, PEM').env('LIENTHONG_KEY'))
    .addOption(
      new Option('--silence-hours <hours>', 'without any status for so long a delivery is silent')
        .env('LIENTHONG_SILENCE_HOURS')
        .argParser(hours)
        .default(24),
    )
    .addOption(
      new Option('--silence-working-hours <hours>', 'the same in hours of work (mon–fri, holidays left out)')
        .env('LIENTHONG_SILENCE_WORKING_HOURS')
        .argParser(hours),
    )
    .addOption(
      new Option(
        '--acceptance-hours <hours>',
        'with neither 02 nor 03 for so long acceptance has expired; default: never',
      )
        .env('LIENTHONG_ACCEPTANCE_HOURS')
        .argParser(hours),
    )
    .addOption(
      new Option('--config <file>', 'JSON with `rate`, `edge` and `limits`; see docs/limits.md').env(
        'LIENTHONG_CONFIG',
      ),
    )
    .addOption(
      new Option(
        '--procedures <dir>',
        'a folder of procedures, competences and hours of units; see docs/dossiers.md',
      ).env('LIENTHONG_PROCEDURES'),
    )
    .addOption(
      new Option('--kafka <file>', 'connect to the message bus; the file is described in docs/bus.md').env(
        'LIENTHONG_KAFKA',
      ),
    )
    .addOption(new Option('--no-relay', 'relays run in processes of their own: npm run relay'))
    .addOption(
      new Option('--relay-shards <count>', 'the same in every relay of this hub').argParser(wholeNumber).default(4),
    )
    .addOption(
      new Option('--otlp <url>', 'send traces to an OpenTelemetry collector (OTLP over HTTP); default: none').env(
        'OTEL_EXPORTER_OTLP_ENDPOINT',
      ),
    )
    .addOption(
      new Option('--trace-ratio <share>', 'of the traces that begin here, 0 to 1')
        .env('OTEL_TRACES_SAMPLER_ARG')
        .argParser(share)
        .default(1),
    )
    .addOption(new Option('--log-level <level>').env('LIENTHONG_LOG_LEVEL').choices(LEVELS).default('info'))
    .addHelpText(
      'after',
      examples(
        'lienthong serve --dir /var/lib/lienthong',
        'lienthong serve --host 0.0.0.0 --port 8443 --cert hub.pem --key hub.key',
      ),
    )
    .action(
      action<[Flags]>(io, async ({ globals }, flags) => {
        const { dir, host, port, silenceHours, acceptanceHours, logLevel } = flags;
        const { DEFAULT_CONFIG, startHub } = await import('@lienthong/hub');
        const allowPlainHttp = plainHttpAllowed(globals, io);
        const tls = tlsOf(flags);
        using interrupted = untilInterrupted();
        await using hub = await startHub({
          ...configured(DEFAULT_CONFIG, flags.config),
          dir,
          host,
          port,
          allowPlainHttp,
          silenceHours,
          silenceWorkingHours: flags.silenceWorkingHours,
          acceptanceHours,
          definitionsDir: flags.procedures,
          logLevel,
          ...tls,
          ...axisOf(flags, { ...tls, allowPlainHttp }),
          ...(await busOf(flags)),
          ...tracingOf(flags),
        });
        const axis = hub.axis ? { axis: hub.axis.url } : {};
        const line = (event: string): string => `${JSON.stringify({ level: 'info', event, url: hub.url, ...axis })}\n`;
        io.out.write(line('listening'));
        await aborted(interrupted.signal);
        io.out.write(line('stopping'));
      }),
    );
};
