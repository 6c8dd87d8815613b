import type { BusCommand, DossierBusCommand } from '../../domain/inbox/answer.js';

/** Of acts on dossiers. */
export const DOSSIER_TYPES = {
  'vn.lienthong.dossier.file.v1': 'dossier-file',
  'vn.lienthong.dossier.receive.v1': 'dossier-receive',
  'vn.lienthong.dossier.refuse.v1': 'dossier-refuse',
  'vn.lienthong.dossier.link-code.v1': 'dossier-link-code',
  'vn.lienthong.dossier.report.v1': 'dossier-report',
  'vn.lienthong.dossier.answer.v1': 'dossier-answer',
  'vn.lienthong.dossier.apologise.v1': 'dossier-apologise',
  'vn.lienthong.dossier.withdraw.v1': 'dossier-withdraw',
  'vn.lienthong.dossier.stop.v1': 'dossier-stop',
  'vn.lienthong.dossier.deliver.v1': 'dossier-deliver',
} as const satisfies Readonly<Record<string, DossierBusCommand>>;

/** CloudEvents types that an agency writes to its `out` topic. */
export const COMMAND_TYPES = {
  'vn.lienthong.transfer.submit.v1': 'submit',
  'vn.lienthong.delivery.report.v1': 'report',
  'vn.lienthong.transfer.recall.v1': 'recall',
  'vn.lienthong.transfer.update.v1': 'update',
  'vn.lienthong.transfer.replace.v1': 'replace',
  ...DOSSIER_TYPES,
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
