import type { Dossier, DossierTaken, FilingDraft, ItemDraft, Task } from '@lienthong/client';
import { localTime } from '../../../render/time.js';
import type { Callee } from '../../process/callee.js';
import { accepted, check } from '../../scenes/scene.js';
import type { Scene } from '../../scenes/scene.js';
import type { DossierAgent } from '../agent/agent.js';
import type { DossierStage } from '../stage.js';

export type DossierScene = Scene<DossierStage>;

/** `2026-11-27 17:00`, in Việt Nam; a dash for what has no moment. */
export const minute = (instant: string | null): string => (instant === null ? '–' : localTime(instant).slice(0, 16));

/** The commune's counter files it and receives it at once, and types that it is in process. */
export const opened = async (
  { commune }: DossierStage,
  filing: FilingDraft,
  code: string,
  national?: string,
): Promise<DossierTaken> => {
  const { dossier } = accepted(await commune.call('file', filing), 'The filing');
  const reception = { code, ...(national === undefined ? {} : { national }) };
  const received = accepted(await commune.call('receive', dossier, reception), 'The reception');
  await commune.call('note', code, 'Đang xử lý');
  return received;
};

/** Whoever does a leg finds it in the inbox, acknowledges it, and looks at what it needs. */
export const takes = async (
  agent: Callee<DossierAgent>,
  code: string,
  leg: string,
  what: Task = 'start',
): Promise<Dossier> => {
  await agent.call('expect', { kind: 'task', what, code, leg });
  accepted(await agent.call('report', code, leg, { report: 'acknowledged' }), `Acknowledging ${leg}`);
  return accepted(await agent.call('show', code), `Looking at ${leg}`);
};

export const finishes = async (
  agent: Callee<DossierAgent>,
  code: string,
  leg: string,
  items: readonly ItemDraft[],
): Promise<DossierTaken> => accepted(await agent.call('report', code, leg, { report: 'completed', items }), leg);

/** The counter is told that the result is there, hands it out and says so to the hub. */
export const handsOut = async ({ commune }: DossierStage, code: string): Promise<void> => {
  await commune.call('expect', { kind: 'task', what: 'deliver', code });
  accepted(await commune.call('deliver', code), 'The delivery');
  const { status, ending } = accepted(await commune.call('show', code), 'The dossier');
  check(status === 'ended' && ending === 'delivered', 'The dossier has not ended with its delivery');
};

/** The counter also types it into its own software. */
export const handsOutAndNotes = async (stage: DossierStage, code: string): Promise<void> => {
  await handsOut(stage, code);
  await stage.commune.call('note', code, 'Đã trả kết quả');
};

/** What an agency sees in the items, by item; those that it does not see are left out. */
export const seen = ({ items }: Dossier): Readonly<Record<string, Readonly<Record<string, unknown>>>> =>
  Object.fromEntries(items.flatMap(({ item, content }) => (content ? [[item, content.fields ?? {}]] : [])));
