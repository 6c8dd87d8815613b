/** What a running projection tells. Never personal data: codes, types and positions only. */
export type ProjectionNotice =
  | {
      /** It stands still before this event until a process that knows the type takes over. */
      readonly type: 'unknown-type';
      readonly name: string;
      readonly eventType: string;
      readonly position: number;
    }
  | {
      /** A batch could not be applied; it is tried again. */
      readonly type: 'failed';
      readonly name: string;
      readonly position: number;
      readonly code: string;
      readonly retryInMs: number;
    }
  | {
      /** The file could not be used and is built anew. */
      readonly type: 'rebuilding';
      readonly name: string;
      readonly reason: 'read-model/lost' | 'read-model/corrupt';
    }
  | { readonly type: 'progress'; readonly name: string; readonly position: number; readonly head: number }
  | { readonly type: 'swapped'; readonly name: string; readonly position: number };

export type ProjectionState = 'building' | 'following' | 'blocked' | 'failing' | 'stopped';

export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  readonly state: ProjectionState;
  /** Everything up to here is in the model. */
  readonly position: number;
  /** True while another file is being built beside the one in use. */
  readonly rebuilding: boolean;
  /** Counters since the start. */
  readonly events: number;
  readonly batches: number;
  readonly failures: number;
  readonly rebuilds: number;
  /** Milliseconds spent applying batches. */
  readonly applyMs: number;
}
