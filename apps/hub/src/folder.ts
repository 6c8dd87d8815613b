import { join } from 'node:path';

/** What lies where in the hub's folder. */
export interface HubFolder {
  readonly dir: string;
  /** Events, wrapped keys, checkpoints: the only truth. */
  readonly events: string;
  readonly masterKey: string;
  /** What tells the right master key from another. */
  readonly masterCheck: string;
  readonly blobs: string;
  /** Read models; losing them costs a rebuild. */
  readonly models: string;
}

export const hubFolder = (dir: string): HubFolder => ({
  dir,
  events: join(dir, 'events.sqlite'),
  masterKey: join(dir, 'master.key'),
  masterCheck: join(dir, 'master.check'),
  blobs: join(dir, 'blobs'),
  models: join(dir, 'models'),
});
