import type { EventCatalogue } from '@lienthong/event-store';
import type { AxisEventType } from '../domain/axis.events.js';

/** Every event type of the connector; all are in their first version. */
export const axisConnectorCatalogue = {
  AxisJoined: {},
  AxisSecretRotated: {},
  AxisLeft: {},
  AxisFellSilent: {},
  AxisHeardAgain: {},
} as const satisfies Record<AxisEventType, EventCatalogue[string]>;
