import { ViewRefused } from '../../readers/view.js';
import type { View } from '../../readers/view.js';
import type { Begun } from './begun.js';

/**
 * Throws `ViewRefused`, `reconciliation/run-taken`, for a view that is not the one that the run was begun with. Runs and
 * views without a digest are not compared.
 */
export const refuseOther = ({ digest }: Pick<Begun, 'digest'>, view: View): void => {
  const given = view.digest?.();
  if (digest !== undefined && given !== undefined && given !== digest)
    throw new ViewRefused({ code: 'reconciliation/run-taken', path: '/messageId' });
};

/** The same for a run that is over: of its view no more is asked for than its first row, which comes behind the digest. */
export const refuseOtherAfterwards = async (begun: Pick<Begun, 'digest'>, view: View): Promise<void> => {
  if (begun.digest === undefined || view.digest === undefined) return;
  const rows = view[Symbol.asyncIterator]();
  await rows.next();
  await rows.return?.();
  refuseOther(begun, view);
};
