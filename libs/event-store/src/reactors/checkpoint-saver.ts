import type { Checkpoints } from '../port/checkpoints.js';
import type { Timing } from './timing.js';

const EVERY_MS = 100;

export interface CheckpointSaver {
  /** The frontier moved: it will be saved soon. */
  moved(): void;
  save(): Promise<void>;
}

/** Saves at most every 100 ms. What cannot be saved is saved next time; at worst some events are handled twice. */
export const createCheckpointSaver = (
  name: string,
  checkpoints: Checkpoints,
  frontier: () => number,
  timing: Timing,
  signal: AbortSignal,
): CheckpointSaver => {
  let saved = frontier();
  let planned = false;
  const save = async (): Promise<void> => {
    const position = frontier();
    if (position === saved) return;
    await checkpoints.save(name, position).then(
      () => (saved = position),
      () => undefined,
    );
  };
  const later = async (): Promise<void> => {
    await timing.sleep(EVERY_MS, signal);
    if (!signal.aborted) await save();
    planned = false;
    if (!signal.aborted && frontier() !== saved) moved();
  };
  const moved = (): void => {
    if (planned) return;
    planned = true;
    void later();
  };
  return { moved, save };
};
