import { startKafka } from '../kafka/start-kafka.js';

/** A process that starts a broker in the folder it is given, says so, and waits to be killed. */
await startKafka({ folder: process.argv[2] ?? '' });
process.stdout.write('started\n');
