import { Fault, isFault, ok } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import { readEvents } from '../streams/read-events.js';
import type { Http } from '../transport/http.js';
import { pauseBefore, sleep } from '../transport/pauses.js';
import type { ClientRefusal } from '../transport/refusal.js';
import { at } from '../transport/request.js';
import { startWatch } from '../transport/watch.js';
import type { Watch } from '../transport/watch.js';
import type { WindowEntry } from '../wire/inbox.js';
import type { FollowWindow } from './inbox.js';

/** The hub sends a sign of life every 15 seconds. */
const SILENCE_MS = 45_000;

const entryOf = (data: string): WindowEntry => {
  try {
    return JSON.parse(data) as WindowEntry;
  } catch (cause) {
    throw new Fault('client/bad-answer', 'An event of the inbox is not JSON', { cause });
  }
};

async function* alive(body: AsyncIterable<Uint8Array>, watch: Watch): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    watch.touch();
    yield chunk;
  }
}

/** The stream from a cursor on, until it breaks or ends. */
async function* once(
  http: Http,
  agency: string,
  after: string | undefined,
  resumed: boolean,
  signal?: AbortSignal,
): AsyncGenerator<Outcome<WindowEntry, ClientRefusal>> {
  const opened = await http.call(
    {
      method: 'GET',
      path: at`/v1/agencies/${agency}/inbox/stream`,
      query: { after: resumed ? undefined : after },
      headers: { accept: 'text/event-stream', ...(resumed && after !== undefined ? { 'last-event-id': after } : {}) },
      idempotent: true,
      ...(signal ? { signal } : {}),
    },
    // The watch of the call ends with the headers; the stream has its own.
    (response) => Promise.resolve(response.body),
  );
  if (!opened.ok) yield opened;
  else if (opened.value) {
    using watch = startWatch(SILENCE_MS, signal);
    const stopped = (): void => void opened.value?.cancel().catch(() => undefined);
    watch.signal.addEventListener('abort', stopped, { once: true });
    for await (const event of readEvents(alive(opened.value, watch))) {
      if (watch.signal.aborted) return;
      yield ok(entryOf(event.data));
    }
  }
}

export async function* followInbox(
  http: Http,
  agency: string,
  { after: start, signal, onTrouble }: FollowWindow,
): AsyncGenerator<Outcome<WindowEntry, ClientRefusal>> {
  const stopped = (): boolean => signal?.aborted === true;
  let after = start;
  let resumed = false;
  for (let tries = 1; !stopped(); tries += 1) {
    try {
      for await (const entry of once(http, agency, after, resumed, signal)) {
        yield entry;
        if (!entry.ok) return;
        after = entry.value.cursor;
        resumed = true;
        tries = 0;
      }
    } catch (error) {
      if (stopped()) return;
      if (isFault(error) && !error.retriable) throw error;
      onTrouble?.(error);
    }
    await sleep(pauseBefore(Math.max(1, tries), http.patience, http.random), signal);
  }
}
