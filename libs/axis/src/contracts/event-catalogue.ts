import type { EventCatalogue } from '@lienthong/event-store';
import type { AxisSystemEvent } from '../domain/axis-system.js';

/** Every event type of the axis's face; all are in their first version. */
export const axisCatalogue = {
  AxisSecretIssued: {},
  AxisSecretRevoked: {},
  /** Sends were answered with DocIds: their repeats get the same ones. */
  AxisSendsAnswered: {},
  DocIdKeyMade: {},
} as const satisfies Record<AxisSystemEvent['type'] | 'AxisSendsAnswered' | 'DocIdKeyMade', EventCatalogue[string]>;
