import type { EventCatalogue } from '@lienthong/event-store';
import type { AxisSystemEvent } from '../domain/axis-system.js';

/** Every event type of the axis's face; all are in their first version. */
export const axisCatalogue = {
  AxisSecretIssued: {},
  AxisSecretRevoked: {},
  /** A send was answered with a DocId: its repeat gets the same one. */
  AxisSendAnswered: {},
  DocIdKeyMade: {},
} as const satisfies Record<AxisSystemEvent['type'] | 'AxisSendAnswered' | 'DocIdKeyMade', EventCatalogue[string]>;
