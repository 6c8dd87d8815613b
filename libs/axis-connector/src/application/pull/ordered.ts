import type { OpenPassageDesk } from '@lienthong/exchange/connector';
import type { ListedMessage } from './take.js';

/**
 * Messages of which an operator ordered another try, and that the axis lists no more, as most do of what it was told that
 * it failed: they are asked for by their docId, until they came or the axis refuses them, which brings them back to the
 * desk.
 */
export const orderedUnlisted = (
  desk: Pick<OpenPassageDesk, 'all' | 'trying'>,
  isListed: (docId: string) => boolean,
): readonly ListedMessage[] =>
  [...desk.all(), ...desk.trying()].flatMap((one): readonly ListedMessage[] => {
    if (one.direction === 'out' || isListed(one.docId)) return [];
    // One that is tried and never failed before has gone from the list by itself.
    const isOrdered = one.state === 'ordered' || (one.state === 'trying' && one.listed !== undefined);
    const { from = '', to = '' } = one.listed ?? {};
    return isOrdered ? [{ docId: one.docId, from, to }] : [];
  });
