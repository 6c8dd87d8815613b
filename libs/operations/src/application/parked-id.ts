import { ok, refused } from '@lienthong/kernel';
import type { Outcome, Refusal } from '@lienthong/kernel';
import type { ParkedEvent, Reactor } from '@lienthong/event-store';

export interface ParkedPlace {
  readonly reactor: Reactor;
  readonly position: number;
}

const FORM = /^(.{1,100}):(\d{1,15})$/;

/** `<reactor>:<position>`. */
export const parkedId = ({ reactor, position }: Pick<ParkedEvent, 'reactor' | 'position'>): string =>
  `${reactor}:${position}`;

/** An id that names no reactor is as unknown as one under which nothing is parked. */
export const parkedPlaceOf = (
  reactors: readonly Reactor[],
  id: string,
): Outcome<ParkedPlace, Refusal<'desk/not-parked'>> => {
  const [, name, position] = FORM.exec(id) ?? [];
  const reactor = reactors.find((one) => one.name === name);
  return reactor === undefined ? refused({ code: 'desk/not-parked' }) : ok({ reactor, position: Number(position) });
};
