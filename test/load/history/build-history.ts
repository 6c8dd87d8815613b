import { join } from 'node:path';
import { openSqliteEventStore } from '@lienthong/event-store';
import { createKeyring, openFileMasterKey } from '@lienthong/keyring';
import { createParties } from '../generator/parties.js';
import { agencyCodes } from '../hub/agencies.js';
import type { Speaker } from '../hub/agencies.js';
import { DEFAULT_AGENCIES, startHubProcess } from '../hub/stand.js';
import { serve } from '../processes/serve.js';
import { createCloner } from './clone.js';
import type { Clone } from './clone.js';
import type { History } from './history.js';
import { sendOneTransfer } from './one-transfer.js';
import { readTemplate } from './template.js';
import type { Template } from './template.js';

export interface HistoryOrder {
  readonly dir: string;
  readonly events: number;
}

const SAMPLES = 5000;
/** Transfers appended together: enough to fill a commit, few enough to stay small. */
const ABREAST = 200;
/** The reactors' checkpoints: they have nothing left to do in the past that is made here. */
const REACTORS = ['router', 'notifier'];

const firstTransfer = async (dir: string) => {
  await using hub = startHubProcess();
  const address = await hub.ask('start', { dir, agencies: DEFAULT_AGENCIES });
  const agencies = agencyCodes(DEFAULT_AGENCIES);
  const one = await sendOneTransfer(address, agencies, () => hub.ask('settle', undefined));
  await hub.ask('stop', undefined);
  return { template: await readTemplate(dir, one), speakers: address.speakers, agencies };
};

interface Past {
  readonly template: Template;
  readonly speakers: readonly Speaker[];
  readonly agencies: readonly string[];
}

const fill = async ({ dir, events }: HistoryOrder, { template, speakers, agencies }: Past) => {
  const store = await openSqliteEventStore({ file: join(dir, 'events.sqlite') });
  try {
    const keyring = createKeyring({ master: await openFileMasterKey(join(dir, 'master.key')), keys: store });
    const clone = createCloner(template);
    const partiesOf = createParties(speakers, agencies, template.recipients.length);
    const total = Math.ceil(events / template.events.length);
    const sampleEvery = Math.max(1, Math.floor(total / SAMPLES));
    const transfers: { transfer: string; token: string }[] = [];

    const append = async ({ events: all }: Clone, key: Awaited<ReturnType<typeof keyring.newDataKey>>) => {
      const [first, ...later] = all;
      // Handed in together, they are committed in this order.
      await Promise.all([
        first && store.append(first.stream, 'any', [first.event], { keys: [key] }),
        ...later.map(({ stream, event }) => store.append(stream, 'any', [event])),
      ]);
    };
    for (let done = 0; done < total; done += ABREAST) {
      const group = Array.from({ length: Math.min(ABREAST, total - done) }, async (_, index) => {
        const number = done + index;
        const { token, ...cast } = partiesOf(number);
        const key = await keyring.newDataKey();
        const made = clone(cast, key);
        if (number % sampleEvery === 0) transfers.push({ transfer: made.transfer, token });
        await append(made, key);
      });
      await Promise.all(group);
    }
    const head = await store.head();
    for (const name of REACTORS) await store.checkpoints.save(name, head);
    return { events: head, transfers };
  } finally {
    await store.close();
  }
};

const offered = {
  build: async (order: HistoryOrder): Promise<History> => {
    const past = await firstTransfer(order.dir);
    return { dir: order.dir, ...(await fill(order, past)) };
  },
};

export type HistoryCalls = typeof offered;

if (process.send) serve(offered);
