import type { Decider } from '@lienthong/kernel';
import type { DeliveryCommand, DeliveryRefusal } from '../../domain/delivery/delivery.commands.js';
import { decideDelivery } from '../../domain/delivery/delivery.decide.js';
import type { DeliveryEvent } from '../../domain/delivery/delivery.events.js';
import { evolveDelivery, initialDelivery } from '../../domain/delivery/delivery.js';
import type { Delivery } from '../../domain/delivery/delivery.js';
import { decideTransfer } from '../../domain/transfer/transfer.decide.js';
import type { TransferCommand, TransferRefusal } from '../../domain/transfer/transfer.decide.js';
import type { TransferEvent } from '../../domain/transfer/transfer.events.js';
import { evolveTransfer, initialTransfer } from '../../domain/transfer/transfer.js';
import type { Transfer } from '../../domain/transfer/transfer.js';
import { decideUpload, evolveUpload, initialUpload } from '../../domain/upload/upload.js';
import type { Upload, UploadCommand, UploadEvent, UploadRefusal } from '../../domain/upload/upload.js';

export const deliveryDecider: Decider<DeliveryCommand, DeliveryEvent, Delivery, DeliveryRefusal> = {
  initial: initialDelivery,
  decide: decideDelivery,
  evolve: evolveDelivery,
};

export const transferDecider: Decider<TransferCommand, TransferEvent, Transfer, TransferRefusal> = {
  initial: initialTransfer,
  decide: decideTransfer,
  evolve: evolveTransfer,
};

export const uploadDecider: Decider<UploadCommand, UploadEvent, Upload, UploadRefusal> = {
  initial: initialUpload,
  decide: decideUpload,
  evolve: evolveUpload,
};
