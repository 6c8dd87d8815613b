import { changesOf } from './exchange/changes.js';
import type { Changes } from './exchange/changes.js';
import { contentOf } from './exchange/content.js';
import type { ContentReading } from './exchange/content.js';
import { inboxOf } from './exchange/inbox.js';
import type { Inbox } from './exchange/inbox.js';
import { queriesOf } from './exchange/queries.js';
import type { Queries } from './exchange/queries.js';
import { reconciliationsOf } from './exchange/reconciliations.js';
import type { Reconciliations } from './exchange/reconciliations.js';
import { uploadsOf } from './exchange/uploads.js';
import type { Uploads } from './exchange/uploads.js';
import { submissionsOf } from './exchange/submissions.js';
import type { Submissions } from './exchange/submissions.js';
import { deskOf } from './operations/desk.js';
import type { Desk } from './operations/desk.js';
import { operationsOf } from './operations/operations.js';
import type { Operations } from './operations/operations.js';
import { axisSecretsOf } from './axis/axis-secrets.js';
import type { AxisSecrets } from './axis/axis-secrets.js';
import { failedOffersOf } from './axis/failed-offers.js';
import type { FailedOffers } from './axis/failed-offers.js';
import { agenciesOf } from './registry/agencies.js';
import type { Agencies } from './registry/agencies.js';
import { busMandatesOf } from './registry/bus-mandates.js';
import type { BusMandates } from './registry/bus-mandates.js';
import type { RelayHub } from '@lienthong/relay';
import { relayHubOf } from './relay/relay-hub.js';
import { systemsOf } from './registry/systems.js';
import type { Systems } from './registry/systems.js';
import { dossiersOf } from './dossiers/dossiers.js';
import type { Dossiers } from './dossiers/dossiers.js';
import { axesOf } from './axes/axes.js';
import type { Axes } from './axes/axes.js';
import { reportsOf } from './reports/reports.js';
import type { Reports } from './reports/reports.js';
import { openHttp } from './transport/http.js';
import type { ClientOptions } from './transport/options.js';

export interface Client extends Submissions, Uploads, Inbox, Changes, ContentReading, Queries, Reconciliations {
  readonly agencies: Agencies;
  readonly systems: Systems;
  readonly busMandates: BusMandates;
  readonly axes: Axes;
  /** Secrets of systems that speak the axis’s protocol. */
  readonly axisSecrets: AxisSecrets;
  /** What such systems failed to take. */
  readonly failedOffers: FailedOffers;
  readonly dossiers: Dossiers;
  readonly desk: Desk;
  readonly operations: Operations;
  readonly reports: Reports;
  /** For a relay in a process of its own; needs a token of the role `relay`. */
  readonly relay: RelayHub;
}

/**
 * The hub over HTTP. What it refuses is a returned outcome with the code, the path and its sentences; what breaks on
 * the way or in the hub is a thrown fault (`client/…`, or the hub's own code for 5xx). Calls that are the same twice as
 * once are tried again on 429, 503 and broken lines; submissions are, since the hub knows them by their identity.
 *
 * Faults at once: `client/url`, `client/plain-http`.
 */
export const createClient = (options: ClientOptions): Client => {
  const http = openHttp(options);
  return {
    ...submissionsOf(http),
    ...uploadsOf(http),
    ...inboxOf(http),
    ...changesOf(http),
    ...contentOf(http),
    ...queriesOf(http),
    ...reconciliationsOf(http),
    agencies: agenciesOf(http),
    systems: systemsOf(http),
    busMandates: busMandatesOf(http),
    axes: axesOf(http),
    axisSecrets: axisSecretsOf(http),
    failedOffers: failedOffersOf(http),
    dossiers: dossiersOf(http),
    desk: deskOf(http),
    operations: operationsOf(http),
    reports: reportsOf(http),
    relay: relayHubOf(http),
  };
};
