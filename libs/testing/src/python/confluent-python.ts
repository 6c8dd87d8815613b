import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { kept } from '../kafka/places.js';

/** Kept between runs, beside the brokers. */
const venv = join(kept, 'python');
const python = join(venv, 'bin/python');

/** librdkafka before 2.6.1 cannot log in to Kafka 4 with SCRAM. */
const WANTED = 'confluent-kafka>=2.6.1';
const MAKING_MS = 180_000;

const works = (): boolean => existsSync(python) && runs(python, ['-c', 'import confluent_kafka'], 20_000);

const runs = (command: string, args: readonly string[], timeout = MAKING_MS): boolean =>
  spawnSync(command, args, { stdio: 'ignore', timeout }).status === 0;

const make = (): boolean =>
  runs('python3', ['-m', 'venv', venv]) &&
  runs(python, ['-m', 'pip', 'install', '--quiet', '--retries', '1', '--timeout', '15', WANTED]) &&
  works();

const look = (): string | undefined => {
  if (works() || make()) return venv;
  rmSync(venv, { recursive: true, force: true });
  return undefined;
};

let seen: { readonly venv: string | undefined } | undefined;

/**
 * A virtual environment of Python with confluent-kafka, made by whoever asks first on this machine; undefined where
 * there is no Python with `venv`, or no way to a package index.
 */
export const confluentPython = (): string | undefined => (seen ??= { venv: look() }).venv;
