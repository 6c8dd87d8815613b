import type { FailedPassage, OpenPassageDesk, TriedPassage } from '@lienthong/exchange/connector';
import type { RunningAxis } from '../../application/run-axis.js';

/** A message that an operator is shown. */
export interface Shown {
  readonly desk: OpenPassageDesk;
  readonly failed: FailedPassage | TriedPassage;
}

/** What of an axis is shown, oldest first: all that waits for a decision, and what is tried though others pass. */
export const shownOf = ({ desk, status }: Pick<RunningAxis, 'desk' | 'status'>): readonly Shown[] => {
  const { pull, push } = status();
  const isTold = ({ times, direction }: TriedPassage): boolean =>
    times > 0 || (direction === 'in' ? pull : push).doubtSince !== null;
  return [...desk.all(), ...desk.trying().filter(isTold)]
    .map((failed) => ({ desk, failed, position: desk.positionOf(failed.passage) }))
    .toSorted((one, other) => one.position - other.position);
};

const isBehind = ({ desk, failed }: Shown, after: string): boolean => {
  const cut = after.lastIndexOf(':');
  const axis = after.slice(0, cut);
  return failed.axis === axis ? desk.positionOf(failed.passage) > Number(after.slice(cut + 1)) : failed.axis > axis;
};

/**
 * The page behind a place `<axis>:<position>`, of what is in the order of axes and positions. A message keeps its place
 * while it is there, so that none is passed over when others go meanwhile.
 */
export const pageOf = (
  all: readonly Shown[],
  after: string | undefined,
  limit: number,
): { readonly page: readonly Shown[]; readonly next?: string } => {
  const behind = after === undefined ? all : all.filter((one) => isBehind(one, after));
  const page = behind.slice(0, limit);
  const last = page.at(-1);
  if (last === undefined || behind.length === page.length) return { page };
  return { page, next: `${last.failed.axis}:${last.desk.positionOf(last.failed.passage)}` };
};
