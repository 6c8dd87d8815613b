import { ok, refused } from '@lienthong/kernel';
import type { Outcome, Refusal } from '@lienthong/kernel';
import type { Principals, SystemView } from '../../../application/principals.js';
import { isSystemId } from '../../../domain/credential-token.js';

/** What cannot be an id is as unknown as what is not registered. */
export const knownSystem = (
  { system }: Pick<Principals, 'system'>,
  id: string,
): Outcome<SystemView, Refusal<'system/unknown'>> => {
  const view = isSystemId(id) ? system(id) : undefined;
  return view === undefined ? refused({ code: 'system/unknown' }) : ok(view);
};
