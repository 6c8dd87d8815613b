import { traceTable } from '../render/trace.js';
import { aborted, untilInterrupted } from '../shell/interrupt.js';
import type { Session } from '../shell/session.js';
import { OPENING } from './dossiers/cast.js';
import { findingsOf, findingsText } from './dossiers/findings.js';
import { DOSSIER_SCENES } from './dossiers/scenes/index.js';
import { setDossierStage } from './dossiers/stage.js';
import { startDemoBus } from './kafka/demo-bus.js';
import { mainTrace, play } from './play.js';
import type { Played } from './play.js';
import { ahead } from './process/ahead.js';
import { startTemporaryHub } from './process/temporary-hub.js';
import { invitation, sceneText } from './render.js';
import { SCENES } from './scenes/index.js';
import { remembered } from './scenes/scene.js';
import type { Memory, Scene } from './scenes/scene.js';
import { certifiedSystems, setStage } from './stage.js';
import { tellFallen } from './tell-fallen.js';

export interface DemoOptions {
  /** Ends when the play is over. */
  readonly exit: boolean;
  /** The agencies speak over a broker; dossiers, which go over HTTP, are left out. */
  readonly kafka: boolean;
}

/** Plays documents and dossiers on hubs of their own, shows what became of them, and stays up unless it shall end. */
export const runDemo = async ({ io, terminal }: Session, { exit, kafka }: DemoOptions): Promise<void> => {
  using interrupted = untilInterrupted();
  const tell = (scene: Pick<Scene, 'vi' | 'en'>, one: Played): void => terminal.say(sceneText(scene, one));
  terminal.note('Dựng trung tâm tạm và mười cơ quan · a hub and ten agencies, each a process of its own …');
  if (kafka) terminal.note('Dựng một Kafka riêng · and a Kafka broker of its own …');
  await using bus = kafka ? await startDemoBus({ certificates: certifiedSystems }) : undefined;
  await using hub = await startTemporaryHub(bus ? ['--kafka', bus.files.hub] : []);
  await using stage = await setStage(hub, bus);
  await using begun = kafka ? undefined : ahead(setDossierStage);
  const memory: Memory = {};
  const documents = await play(SCENES, stage, memory, tell);
  if (tellFallen({ io, terminal }, documents)) return;
  const trace = await mainTrace(stage, memory);
  if (!kafka) terminal.note(clockNote);
  const dossierStage = await begun?.ready;
  const played = [...documents, ...(dossierStage ? await play(DOSSIER_SCENES, dossierStage, memory, tell) : [])];
  if (tellFallen({ io, terminal }, played)) return;
  const findings = dossierStage && (await findingsOf(dossierStage, memory));
  const dossiers = dossierStage && {
    ...findings,
    clockSetFrom: OPENING,
    url: dossierStage.url,
    ...(exit ? {} : { tokens: dossierStage.tokens }),
  };
  const tokens = exit ? {} : { tokens: stage.tokens };
  terminal.result({ played, trace, url: hub.url, ...tokens, ...(dossiers && { dossiers }) }, () =>
    ['', traceTable(trace), '', ...(findings ? [findingsText(findings), ''] : [])].join('\n'),
  );
  if (exit) return;
  const alsoUp = { bus, dossiers: dossierStage && { stage: dossierStage, birth: remembered(memory.birth) } };
  terminal.say(invitation(stage, remembered(memory.main), alsoUp));
  await aborted(interrupted.signal);
};

const clockNote = [
  `Dựng trung tâm thứ hai cho hồ sơ liên thông: đồng hồ của nó do phần trình diễn đặt, từ ${OPENING}, và nhảy qua các ngày`,
  'a second hub, for interlinked dossiers: its clock is set by the demo and skips over days; all else is as it is …',
].join('\n');
