import type { BusCommand } from '../../domain/inbox/answer.js';

/** CloudEvents types that an agency writes to its `out` topic. */
export const COMMAND_TYPES = {
  'vn.lienthong.transfer.submit.v1': 'submit',
  'vn.lienthong.delivery.report.v1': 'report',
  'vn.lienthong.transfer.recall.v1': 'recall',
  'vn.lienthong.transfer.update.v1': 'update',
  'vn.lienthong.transfer.replace.v1': 'replace',
} as const satisfies Readonly<Record<string, BusCommand>>;

const commands: ReadonlyMap<string, BusCommand> = new Map(Object.entries(COMMAND_TYPES));
const form = /^(.+)\.v(\d{1,9})$/;
const version = 'v1';

export type TypeRead =
  | { readonly kind: 'command'; readonly command: BusCommand }
  | { readonly kind: 'wrong-version'; readonly command: BusCommand; readonly version: string }
  | { readonly kind: 'unknown' };

/** What a CloudEvents type asks for; a known one in another version is told apart from one that nobody knows. */
export const readType = (type: string): TypeRead => {
  const command = commands.get(type);
  if (command) return { kind: 'command', command };
  const other = commands.get(`${form.exec(type)?.[1] ?? ''}.${version}`);
  return other ? { kind: 'wrong-version', command: other, version } : { kind: 'unknown' };
};
