import { systemClock } from '@lienthong/kernel';
import { createCodec, newEventId, openMemoryEventStore, startReactor, streamName } from '@lienthong/event-store';
import type { MemoryEventStore, NewEvent, Reactor } from '@lienthong/event-store';
import { createEdge, createLog, ROLES } from '@lienthong/http-edge';
import type { Edge, Role } from '@lienthong/http-edge';
import { createAlarmBoard } from '../application/alarms/alarm-board.js';
import type { AlarmBoard } from '../application/alarms/alarm-board.js';
import { OperationsModule } from '../operations.module.js';
import type { OperationsPorts } from '../application/operations.ports.js';
import { fakeProjections } from './fake-projections.js';
import type { FakeProjections } from './fake-projections.js';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

export interface OperationsEdge extends AsyncDisposable {
  readonly store: MemoryEventStore;
  readonly reactor: Reactor;
  readonly alarms: AlarmBoard;
  readonly projections: FakeProjections;
  readonly edge: Edge;
  /** Appends a question for the reactor; gives its position. */
  ask(key: string, more?: Partial<NewEvent>): Promise<number>;
  /** Whether the reactor's handler throws. */
  breakHandler(broken: boolean): void;
  /** `operator` unless told otherwise; null calls without a token. */
  call(method: string, path: string, body?: unknown, role?: Role | null): Promise<Answer>;
}

const roleOf = (token: string): Role | undefined => ROLES.find((role) => role === token);

/** The operations behind the real edge, on loopback: a store in memory and one reactor, `answerer`. */
export const startOperationsEdge = async (change: Partial<OperationsPorts> = {}): Promise<OperationsEdge> => {
  const store = openMemoryEventStore();
  const alarms = createAlarmBoard({ clock: systemClock, log: () => undefined });
  const projections = fakeProjections('trace');
  let broken = false;
  const handle = (): Promise<void> => (broken ? Promise.reject(new RangeError('of Nguyễn Văn A')) : Promise.resolve());
  const reactor = await startReactor({
    name: 'answerer',
    store,
    codec: createCodec({ Asked: {} }),
    categories: ['question'],
    handlers: { Asked: handle },
    checkpoints: store.checkpoints,
    onAlarm: alarms.ofReactor,
    clock: systemClock,
    retry: { attempts: 1, baseMs: 1, maxMs: 1 },
  });
  const ports: OperationsPorts = {
    store,
    blobs: { probe: () => Promise.resolve() },
    registry: { status: () => ({ kind: 'live', position: 0 }) },
    reactors: [reactor],
    projections,
    alarms,
    versions: { hub: '0.1.0' },
    clock: systemClock,
    ...change,
  };
  const edge = await createEdge({
    imports: [OperationsModule.with(ports)],
    authenticator: {
      authenticate: (token) => {
        const role = roleOf(token);
        return role && { role, systemId: `${role}-tool`, credentialId: `${role}-1` };
      },
    },
    port: 0,
    log: createLog({ level: 'silent' }),
  });
  const url = await edge.listen();
  return {
    store,
    reactor,
    alarms,
    projections,
    edge,
    ask: async (key, more = {}) => {
      const meta = { at: systemClock.now(), by: { role: 'hub' } } as const;
      const event: NewEvent = { id: newEventId(), type: 'Asked', data: { key }, meta, ...more };
      return (await store.append(streamName('question', key), 'any', [event])).position;
    },
    breakHandler: (is) => (broken = is),
    call: async (method, path, body, role = 'operator') => {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          ...(role === null ? {} : { authorization: `Bearer ${role}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const type = response.headers.get('content-type') ?? '';
      const text = await response.text();
      const parsed: unknown = type.includes('json') ? JSON.parse(text) : {};
      return { status: response.status, type, text, body: parsed as Record<string, unknown> };
    },
    [Symbol.asyncDispose]: async () => {
      await edge.close();
      await reactor.stop();
      await store.close();
    },
  };
};
