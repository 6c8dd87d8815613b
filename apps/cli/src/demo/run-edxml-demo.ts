import type { Session } from '../shell/session.js';
import { startTemporaryHub } from './process/temporary-hub.js';
import { sendFiles } from './edxml/send-files.js';
import { fileText } from './render.js';

/** Sends the files to a hub of their own and tells of each, one a line. */
export const runEdxmlDemo = async ({ terminal }: Session, files: readonly string[]): Promise<void> => {
  await using hub = await startTemporaryHub();
  for await (const outcome of sendFiles(hub, files)) terminal.result(outcome, () => fileText(outcome));
};
