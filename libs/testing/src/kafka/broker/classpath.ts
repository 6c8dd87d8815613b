import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { Fault } from '@lienthong/kernel';
import { kept, pom } from '../places.js';

const plugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath';

/** Named by the pom's content: another version resolves anew. */
const cacheFile = (): string =>
  join(kept, `classpath-${createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 16)}`);

const isWhole = (classpath: string): boolean => classpath.split(delimiter).every((jar) => existsSync(jar));

export const classpathIsKnown = (): boolean =>
  existsSync(cacheFile()) && isWhole(readFileSync(cacheFile(), 'utf8').trim());

/** Resolved by Maven once, then read from a file. Fault: `kafka/jars`. */
export const kafkaClasspath = async (): Promise<string> => {
  const file = cacheFile();
  if (!classpathIsKnown()) {
    await mkdir(kept, { recursive: true });
    const fresh = `${file}.${randomUUID()}`;
    const args = ['-B', '-q', '-f', pom, plugin, `-Dmdep.outputFile=${fresh}`, '-Dmdep.includeScope=runtime'];
    await promisify(execFile)('mvn', args).catch((cause: unknown) => {
      throw new Fault('kafka/jars', 'Maven could not resolve the jars of Kafka', { cause });
    });
    await rename(fresh, file);
  }
  return (await readFile(file, 'utf8')).trim();
};
