import type { RecordedEvent } from '@lienthong/event-store';
import { createKeyring, openFileMasterKey } from '@lienthong/keyring';
import type { ProjectionModule } from '@lienthong/read-model';
import { openPersonal } from '@lienthong/ledger';
import { directoryProjection } from './directory.projection.js';
import { traceProjection } from './trace.projection.js';
import { waitingProjection } from './waiting.projection.js';

/** What the worker thread of the projections is started with. */
export interface ProjectionSettings {
  readonly masterKeyFile: string;
  /** Whether the model of what waits for each system is kept: the axis's face lists from it. */
  readonly waiting?: boolean;
}

/** The module that the projection worker loads. */
export const projections: ProjectionModule['projections'] = async ({ store, settings }) => {
  const { masterKeyFile, waiting = false } = settings as ProjectionSettings;
  const keyring = createKeyring({ master: await openFileMasterKey(masterKeyFile), keys: store, cacheSize: 1000 });
  const open = openPersonal({ keyring });
  const subjectOf = async (event: RecordedEvent): Promise<string | undefined> => {
    const personal = await open(event);
    const body = event.type === 'DocumentUpdated' ? personal?.['body'] : personal;
    const subject = (body as { subject?: unknown } | undefined)?.subject;
    return typeof subject === 'string' ? subject : undefined;
  };
  return [traceProjection, directoryProjection(subjectOf), ...(waiting ? [waitingProjection] : [])];
};
