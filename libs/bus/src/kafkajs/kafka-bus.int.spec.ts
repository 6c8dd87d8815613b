import { jest } from '@jest/globals';
import { kafkaEngine, sharedKafka, withKafka } from '@lienthong/testing';
import { busConformance } from '../conformance/index.js';
import { kafkaUnderTest } from '../testing/kafka-under-test.js';

jest.setTimeout(180_000);

if (kafkaEngine() !== undefined) busConformance('kafkajs', async () => kafkaUnderTest(await sharedKafka()));
else withKafka('kafkajs keeps the promises of a message bus', () => Promise.resolve());
