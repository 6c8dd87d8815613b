import { recordSize } from '@lienthong/bus';
import type { BusRecord } from '@lienthong/bus';

/** The headers that the relay adds, and what the protocol puts around a record. */
const AROUND = 160;

/** Bytes that a record takes in its topic's batch, at most. */
export const recordRoom = (record: BusRecord): number => recordSize(record) + AROUND;
