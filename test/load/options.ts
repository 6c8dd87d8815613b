import { parseArgs } from 'node:util';

export interface BenchOptions {
  readonly json: boolean;
  readonly only: readonly string[];
  readonly seconds: number;
  readonly profile: boolean;
  readonly help: boolean;
}

/** Throughput is measured for at least so long. */
export const WHOLE_SECONDS = 30;

export const HELP = `bench [--json] [--only NAME…] [--seconds N] [--profile]

Measures this hub against raw limits that are measured in the same run on the same machine.

  --json        one JSON object on standard output; everything else goes to standard error
  --only NAME…  only these scenarios, by their exact names
  --seconds N   shortens every measured part (default ${WHOLE_SECONDS}); for developing only: such figures do not count
  --profile     instead of measuring: where the hub's threads spend their time in exchange.submit, or over the
                bus with --only bus.end_to_end, or in axis.send or dossier.flow with --only and that name
  --help        this text

Scenarios:
`;

export const parseOptions = (argv: readonly string[]): BenchOptions => {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      seconds: { type: 'string', default: String(WHOLE_SECONDS) },
      profile: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const seconds = Number(values.seconds);
  if (!(seconds > 0)) throw new TypeError(`--seconds takes a number above 0, not ${values.seconds}.`);
  // The names after the first one of --only.
  return { ...values, only: [...values.only, ...positionals], seconds };
};
