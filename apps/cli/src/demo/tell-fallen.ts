import { EXIT } from '../shell/exit-codes.js';
import type { Session } from '../shell/session.js';
import type { play } from './play.js';

/** Tells of a scene that did not go as expected, and ends with status 1; true when there is one. */
export const tellFallen = (
  { io, terminal }: Pick<Session, 'io' | 'terminal'>,
  played: Awaited<ReturnType<typeof play>>,
): boolean => {
  const fallen = played.find(({ outcome }) => outcome === 'fallen');
  if (fallen === undefined) return false;
  terminal.result({ played }, () => '');
  terminal.note(`Cảnh “${fallen.name}” không đúng như mong đợi · went wrong: ${fallen.said}`);
  io.exitWith(EXIT.refused);
  return true;
};
