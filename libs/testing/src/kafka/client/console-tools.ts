import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { kafkaClasspath } from '../broker/classpath.js';

const TOOLS = {
  'kafka-console-producer.sh': 'org.apache.kafka.tools.ConsoleProducer',
  'kafka-console-consumer.sh': 'org.apache.kafka.tools.consumer.ConsoleConsumer',
} as const;

/** Puts Kafka's console tools into a folder, under the names that they have in its distribution. Needs Java. */
export const writeConsoleTools = async (folder: string): Promise<void> => {
  const classpath = await kafkaClasspath();
  for (const [name, main] of Object.entries(TOOLS)) {
    const path = join(folder, name);
    await writeFile(path, `#!/bin/sh\nexec java -Xmx128m -cp '${classpath}' ${main} "$@"\n`);
    await chmod(path, 0o700);
  }
};
