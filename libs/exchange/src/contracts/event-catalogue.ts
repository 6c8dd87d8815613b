import type { EventCatalogue } from '@lienthong/event-store';
import type { DeliveryEventType } from '../domain/delivery/delivery.events.js';
import type { KeyClaimed } from '@lienthong/ledger';
import type { InboxAcknowledged, InboxEntryPlaced } from '../domain/inbox/inbox.events.js';
import type { PassageEventType } from '../domain/passage/passage.events.js';
import type { OfferEvent } from '../domain/offer/offer.js';
import type { UploadEvent } from '../domain/upload/upload.js';
import type { TransferEventType } from '../domain/transfer/transfer.events.js';

type ExchangeEventType =
  | TransferEventType
  | DeliveryEventType
  | PassageEventType
  | UploadEvent['type']
  | OfferEvent['type']
  | InboxEntryPlaced['type']
  | InboxAcknowledged['type']
  | 'ContentAccessed'
  | KeyClaimed['type'];

/** Every event type of this context; all are in their first version. */
export const exchangeCatalogue = {
  DocumentSubmitted: {},
  RecipientsAdded: {},
  RecipientsResolved: {},
  RecipientsRemoved: {},
  RoutingAwaited: {},
  RoutingAssigned: {},
  RecallRequested: {},
  DocumentUpdated: {},
  DocumentReplaced: {},
  EdxmlWritten: {},
  DeliveryConsigned: {},
  DeliveryExposed: {},
  DeliveryHandedOver: {},
  DeliveryArrived: {},
  DeliveryRefused: {},
  DeliveryAccepted: {},
  DeliveryAssigned: {},
  DeliveryProcessing: {},
  DeliveryCompleted: {},
  DeliveryCancelled: {},
  RecallAsked: {},
  RecallAgreed: {},
  RecallRefused: {},
  UpdateAsked: {},
  UpdateAgreed: {},
  UpdateRefused: {},
  DeliverySilent: {},
  DeliveryAcceptanceExpired: {},
  DeliveryHandedToSuccessor: {},
  RelayBegun: {},
  RelayFaltered: {},
  ReceiveFaltered: {},
  RelayToNonERDS: {},
  RelayToNonERDSFailure: {},
  ReceivedFromNonERDS: {},
  ReceivedFromNonERDSFailure: {},
  PassageRetryOrdered: {},
  DocIdGiven: {},
  PassageGivenUp: {},
  PassageSettled: {},
  InboxEntryPlaced: {},
  InboxAcknowledged: {},
  ContentAccessed: {},
  IdempotencyKeyClaimed: {},
  HandOverFailed: {},
  OfferedAgain: {},
  OfferEnded: {},
  UploadReceived: {},
  UploadUsed: {},
  UploadReleased: {},
  UploadExpired: {},
} as const satisfies Record<ExchangeEventType, EventCatalogue[string]>;
