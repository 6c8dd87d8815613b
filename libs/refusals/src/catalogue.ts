import { agency } from './catalogue/agency.js';
import { succession } from './catalogue/agency.succession.js';
import { attachment } from './catalogue/attachment.js';
import { axisFace, offer } from './catalogue/axis.face.js';
import { axisProtocol } from './catalogue/axis.protocol.js';
import { auth, edge } from './catalogue/auth.js';
import { axisConnector } from './catalogue/axis.connector.js';
import { blob } from './catalogue/blob.js';
import { bus } from './catalogue/bus.js';
import { busConnection } from './catalogue/bus.connection.js';
import { busRecords } from './catalogue/bus.records.js';
import { busMandate } from './catalogue/bus-mandate.js';
import { busEdge } from './catalogue/bus.edge.js';
import { calendar } from './catalogue/calendar.js';
import { change } from './catalogue/change.js';
import { client } from './catalogue/client.js';
import { delivery } from './catalogue/delivery.js';
import { attachments } from './catalogue/edxml.attachments.js';
import { dossierHub } from './catalogue/dossier.hub.js';
import { dossier, dossierClock, dossierDefinitions, dossierLeg } from './catalogue/dossier.js';
import { edxml } from './catalogue/edxml.js';
import { warnings } from './catalogue/edxml.warnings.js';
import { exchange } from './catalogue/exchange.js';
import { http } from './catalogue/http.js';
import { multipart } from './catalogue/http.multipart.js';
import { hub } from './catalogue/hub.js';
import { fileName } from './catalogue/identifiers.file-name.js';
import { identifiers } from './catalogue/identifiers.js';
import { inbox } from './catalogue/inbox.js';
import { keyring } from './catalogue/keyring.js';
import { codec, desk, reactor } from './catalogue/reactor.js';
import { operations } from './catalogue/operations.js';
import { procedure, procedureDefinition } from './catalogue/procedure.js';
import { readModel } from './catalogue/read-model.js';
import { reconciliation, reconciliationRows } from './catalogue/reconciliation.js';
import { recipient } from './catalogue/recipient.js';
import { imports, registry } from './catalogue/registry.js';
import { relay } from './catalogue/relay.js';
import { reporting } from './catalogue/reporting.js';
import { routing } from './catalogue/routing.js';
import { sender } from './catalogue/sender.js';
import { status } from './catalogue/status.js';
import { store } from './catalogue/store.js';
import { credential, mandate, system } from './catalogue/system.js';
import { telemetry } from './catalogue/telemetry.js';
import { transfer } from './catalogue/transfer.js';
import { upload } from './catalogue/upload.js';
import type { CatalogueEntry } from './entry.js';

const entries = {
  ...agency,
  ...succession,
  ...attachment,
  ...axisFace,
  ...offer,
  ...axisProtocol,
  ...auth,
  ...edge,
  ...axisConnector,
  ...blob,
  ...busEdge,
  ...bus,
  ...busConnection,
  ...busRecords,
  ...busMandate,
  ...calendar,
  ...change,
  ...client,
  ...delivery,
  ...dossier,
  ...dossierHub,
  ...dossierLeg,
  ...dossierClock,
  ...dossierDefinitions,
  ...edxml,
  ...attachments,
  ...warnings,
  ...exchange,
  ...hub,
  ...http,
  ...multipart,
  ...identifiers,
  ...fileName,
  ...inbox,
  ...keyring,
  ...reactor,
  ...codec,
  ...desk,
  ...operations,
  ...procedure,
  ...procedureDefinition,
  ...readModel,
  ...reconciliation,
  ...reconciliationRows,
  ...recipient,
  ...registry,
  ...imports,
  ...relay,
  ...reporting,
  ...routing,
  ...sender,
  ...status,
  ...store,
  ...system,
  ...mandate,
  ...credential,
  ...telemetry,
  ...transfer,
  ...upload,
};

/** Every code that a refusal or a fault of this project may carry. */
export type RefusalCode = keyof typeof entries;

/** The committed catalogue: HTTP, the bus and the axis protocol all answer from it. */
export const catalogue: Readonly<Record<RefusalCode, CatalogueEntry>> = entries;

const byCode: ReadonlyMap<string, CatalogueEntry> = new Map(Object.entries(catalogue));

export const entryOf = (code: string): CatalogueEntry | undefined => byCode.get(code);
