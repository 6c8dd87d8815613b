import { parseArgs } from 'node:util';
import type { BrokerCount } from '../options.js';

export const usage = `npm run kafka -- [options]

Starts a real Kafka for development and stays until Ctrl-C: in Docker where there is an engine, else as Java
processes. Data, certificates and addresses stay in .lienthong-kafka/ and are taken up again the next time.

  --brokers 1|3   one broker (default), or three with every topic on all of them
  --fresh         forget data, certificates and addresses of before
  --help          this text
`;

export interface CommandOptions {
  readonly brokers: BrokerCount;
  readonly fresh: boolean;
  readonly help: boolean;
}

/** Throws a TypeError that says which argument is wrong. */
export const commandOptions = (args: readonly string[]): CommandOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      brokers: { type: 'string', default: '1' },
      fresh: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.brokers !== '1' && values.brokers !== '3') throw new TypeError('--brokers must be 1 or 3');
  return { brokers: values.brokers === '1' ? 1 : 3, fresh: values.fresh, help: values.help };
};
