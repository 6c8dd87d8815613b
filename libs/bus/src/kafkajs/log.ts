/** One line of the client library's log, cut to what never holds a payload. */
export interface BusLogLine {
  readonly level: 'error' | 'warn' | 'info';
  readonly message: string;
  readonly group?: string;
  readonly topic?: string;
  readonly broker?: string;
}

export type BusLog = (line: BusLogLine) => void;
