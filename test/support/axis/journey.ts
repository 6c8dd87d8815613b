import { edxmlOf } from '../edxml.js';
import { eventually } from '../eventually.js';
import { startAxisHub } from './axis-hub.js';
import type { AxisHub } from './axis-hub.js';
import type { Kit, Row } from './kit.js';

/** A hub that serves the axis and two systems that exchange over it. `open` before all else, `close` behind it. */
export interface AxisJourney {
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
  readonly axis: AxisHub;
}

export const axisJourney = (): AxisJourney => {
  let hub: AxisHub | undefined;
  return {
    open: async () => {
      hub = await startAxisHub();
    },
    close: async () => hub?.[Symbol.asyncDispose](),
    get axis() {
      if (hub === undefined) throw new Error('Not opened');
      return hub;
    },
  };
};

let number = 0;
/** A DocumentId that no other document has. */
export const documentIdOf = (from = 'G22'): string => `${from},2026/11/20,${(number += 1)}/TB`;

/** A document of G22 to H56. */
export const bytesOf = (more: Parameters<typeof edxmlOf>[0] = {}): Buffer =>
  Buffer.from(edxmlOf({ from: 'G22', to: ['H56'], documentId: documentIdOf(), ...more }));

/** Sends a file and answers its DocId. */
export const sent = async (kit: Kit, file: Buffer, from = 'G22'): Promise<string> => {
  const { json: reply } = await kit.send(from, file);
  expect(reply).toEqual({ status: 'OK', ErrorCode: '0', ErrorDesc: 'Thanh cong', DocId: expect.any(String) as string });
  return String(reply['DocId']);
};

/** The rows that an agency's system has not acknowledged, once there are as many as expected. */
export const waiting = (kit: Kit, count: number, kind: 'edoc' | 'status' = 'edoc'): Promise<readonly Row[]> =>
  eventually(
    () => kit.list(kind),
    (rows) => rows.length === count,
  );

/** Acknowledges all that waits. */
export const takeAll = async (axis: AxisHub, kit: Kit, kind: 'edoc' | 'status' = 'edoc'): Promise<void> => {
  await axis.settled();
  for (const { docId = '' } of await kit.list(kind)) await kit.updateStatus(docId, 'done');
};
