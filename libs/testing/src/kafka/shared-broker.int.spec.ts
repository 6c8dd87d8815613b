import { setTimeout as pause } from 'node:timers/promises';
import { FindCoordinatorKeyTypes, findCoordinatorV6 } from '@platformatic/kafka';
import type { Admin } from '@platformatic/kafka';
import { withKafka } from '../index.js';
import { withAdmin } from './client/admin.js';
import { allowWriting, freshName, greet, makeTopic, reasons, write } from '../testing/clients.js';

describe('one broker', () => {
  withKafka('takes a SCRAM user and a client certificate of one name as the same principal', async (kafka) => {
    const name = freshName('agency');
    const topic = await makeTopic(kafka);
    await allowWriting(kafka, name, topic);
    const user = await kafka.addUser(name);
    const certificate = await kafka.certificateFor(name);
    expect(await write(kafka, { by: 'password', user }, topic)).toBe(0n);
    expect(await write(kafka, { by: 'certificate', certificate }, topic)).toBe(1n);
  });

  withKafka('refuses to write for a principal that no rule allows, on either listener', async (kafka) => {
    const name = freshName('agency');
    const topic = await makeTopic(kafka);
    await allowWriting(kafka, freshName('other'), topic);
    const user = await kafka.addUser(name);
    const certificate = await kafka.certificateFor(name);
    expect(await reasons(write(kafka, { by: 'password', user }, topic))).toMatch(/authoriz/i);
    expect(await reasons(write(kafka, { by: 'certificate', certificate }, topic))).toMatch(/authoriz/i);
  });

  withKafka('refuses a wrong password', async (kafka) => {
    const user = await kafka.addUser(freshName('agency'));
    await greet(kafka, { by: 'password', user });
    const wrong = greet(kafka, { by: 'password', user: { ...user, password: 'wrong' } });
    expect(await reasons(wrong)).toMatch(/authentication failed/i);
  });

  withKafka('lets nobody in without a password or a certificate', async (kafka) => {
    expect(await reasons(greet(kafka, { by: 'nothing', listener: 'scram' }))).not.toBe('no error');
    expect(await reasons(greet(kafka, { by: 'nothing', listener: 'mtls' }))).toMatch(/certificate|closed|alert/i);
  });

  withKafka('says which broker leads a topic, and that none leads one that does not exist', async (kafka) => {
    expect(await kafka.leaderOf(await makeTopic(kafka))).toBe(1);
    expect(await kafka.leaderOf(freshName('absent'))).toBeUndefined();
  });

  withKafka('says which broker leads a topic of its own', async (kafka) => {
    // Whoever asks who coordinates a transaction has the topic made.
    const coordinated = async (admin: Admin): Promise<boolean> => {
      const [broker] = (await admin.connectToBrokers()).values();
      if (broker === undefined) return false;
      return findCoordinatorV6.api.async(broker, FindCoordinatorKeyTypes.TRANSACTION, ['someone']).then(
        () => true,
        () => false,
      );
    };
    await withAdmin(kafka, async (admin) => {
      while (!(await coordinated(admin))) await pause(100);
    });
    expect(await kafka.leaderOf('__transaction_state')).toBe(1);
  });
});
