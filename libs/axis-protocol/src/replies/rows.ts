/** An entry of getReceivedEdocList: mail that the asking system has not acknowledged. */
export interface ReceivedRow {
  readonly docId: string;
  readonly serviceType: string;
  readonly messageType: string;
  /** `yyyy/MM/dd HH:mm:ss`, local time of Việt Nam. */
  readonly created_time: string;
  readonly updated_time: string;
  readonly from: string;
  readonly to: string;
  readonly status: string;
  readonly status_desc: string;
}

/** An entry of getSentEdocList: one recipient of one document. */
export interface SentRow {
  readonly serviceType: string;
  readonly receiverDocId: string;
  readonly toCode: string;
  readonly receiveStatus: string;
  readonly receiveStatusDesc: string;
  readonly title: string;
  readonly messageType: string;
  readonly notation: string;
  readonly receivedTime: string;
  readonly sentTime: string;
  readonly sendStatus: string;
  readonly sendStatusDesc: string;
  readonly senderDocId: string;
  readonly fromCode: string;
}

/** An entry of getAgenciesList. */
export interface AgencyRow {
  readonly id: string;
  readonly pid: string;
  readonly code: string;
  readonly name: string;
  readonly mail: string;
  readonly oldCode: string;
}

/** An entry of getAgenciesListQD20: the map between the new codes and the old ones. */
export interface Qd20Row {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly mail: string;
  /** The code of QCVN 102:2016; empty for none. */
  readonly code102: string;
}

/** An entry of getSynchronizeUnit. */
export interface UnitRow {
  readonly id: string;
  readonly pid: string;
  readonly code: string;
  readonly name: string;
  readonly mail: string;
  readonly version: number;
  readonly centerCode: string;
  readonly deleted: boolean;
  readonly modifyDate: string;
  readonly isAgency: boolean;
}

/** What the list of each call holds. */
export interface RowsOf {
  readonly getReceivedEdocList: ReceivedRow;
  readonly getSentEdocList: SentRow;
  readonly getAgenciesList: AgencyRow;
  readonly getAgenciesListQD20: Qd20Row;
  readonly getSynchronizeUnit: UnitRow;
}

export type ListCall = keyof RowsOf;
export type AgencyListCall = 'getAgenciesList' | 'getAgenciesListQD20' | 'getSynchronizeUnit';
export type MailListCall = Exclude<ListCall, AgencyListCall>;

/** A row that cannot be read, by its first member that cannot; `row` where it is no object at all. */
export interface UnreadMember {
  readonly unread: string;
}
