/** Place in an inbox, from 0, in an epoch of the store (contracts: a cursor, padded so that it sorts as text). */
export interface Sequence {
  readonly epoch: string;
  readonly revision: number;
}

const FORM = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):(\d{19})$/;

export const formatSequence = ({ epoch, revision }: Sequence): string =>
  `${epoch}:${String(revision).padStart(19, '0')}`;

export const parseSequence = (text: string): Sequence | undefined => {
  const [, epoch, digits] = FORM.exec(text) ?? [];
  const revision = Number(digits);
  return epoch === undefined || !Number.isSafeInteger(revision) ? undefined : { epoch, revision };
};
