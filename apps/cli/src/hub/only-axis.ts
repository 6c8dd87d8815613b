import type { Client } from '@lienthong/client';
import { Misused, orStop } from '../shell/stopped.js';

/** The axis that is meant: the one that is named, or the only one that is joined. */
export const onlyAxis = async (client: Pick<Client, 'axes'>, named: string | undefined): Promise<string> => {
  if (named !== undefined) return named;
  const [one, ...others] = orStop(await client.axes.list()).items;
  if (one !== undefined && others.length === 0) return one.axis;
  throw new Misused({
    vi: one === undefined ? 'Chưa kết nối trục nào.' : 'Đã kết nối nhiều trục: hãy nêu tên trục.',
    en: one === undefined ? 'No axis is joined.' : 'Several axes are joined: name the one that is meant.',
  });
};
