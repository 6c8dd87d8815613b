import type { AxisCall } from '@lienthong/axis-protocol';
import type { RunCall } from '../call.js';
import { agenciesList, agenciesListQd20, synchronizeUnit } from './agency-lists.js';
import { downloadEdoc, getEdoc } from './fetch.js';
import { countReceived, receivedList } from './received-list.js';
import { deleteAgency, registerAgency } from './register-agency.js';
import { sendEdoc } from './send.js';
import { sentList } from './sent-list.js';
import { updateStatus } from './update-status.js';

/** Every call of the protocol. */
export const RUN: Readonly<Record<AxisCall, RunCall>> = {
  getReceivedEdocList: receivedList,
  getEdoc,
  downloadEdoc,
  countReceiveEdoc: countReceived('edoc'),
  countReceiveStatus: countReceived('status'),
  sendEdoc,
  updateStatus,
  getSentEdocList: sentList,
  getAgenciesList: agenciesList,
  getAgenciesListQD20: agenciesListQd20,
  getSynchronizeUnit: synchronizeUnit,
  registerAgency,
  deleteAgency,
};
