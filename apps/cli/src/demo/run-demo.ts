import { traceTable } from '../render/trace.js';
import { aborted, untilInterrupted } from '../shell/interrupt.js';
import type { Session } from '../shell/session.js';
import { startDemoBus } from './kafka/demo-bus.js';
import { mainTrace, play } from './play.js';
import { startTemporaryHub } from './process/temporary-hub.js';
import { invitation, sceneText } from './render.js';
import { SCENES } from './scenes/index.js';
import { remembered } from './scenes/scene.js';
import type { Memory } from './scenes/scene.js';
import { certifiedSystems, setStage } from './stage.js';
import { tellFallen } from './tell-fallen.js';

export interface DemoOptions {
  /** Ends when the play is over. */
  readonly exit: boolean;
  /** The agencies speak over a broker. */
  readonly kafka: boolean;
}

/** Plays all scenes on a hub of their own, shows the trace of the main transfer, and stays up unless it shall end. */
export const runDemo = async ({ io, terminal }: Session, { exit, kafka }: DemoOptions): Promise<void> => {
  using interrupted = untilInterrupted();
  terminal.note('Dựng trung tâm tạm và mười cơ quan · a hub and ten agencies, each a process of its own …');
  if (kafka) terminal.note('Dựng một Kafka riêng · and a Kafka broker of its own …');
  await using bus = kafka ? await startDemoBus({ certificates: certifiedSystems }) : undefined;
  await using hub = await startTemporaryHub(bus ? ['--kafka', bus.files.hub] : []);
  await using stage = await setStage(hub, bus);
  const memory: Memory = {};
  const played = await play(SCENES, stage, memory, (scene, one) => terminal.say(sceneText(scene, one)));
  if (tellFallen({ io, terminal }, played)) return;
  const trace = await mainTrace(stage, memory);
  const tokens = exit ? {} : { tokens: stage.tokens };
  terminal.result({ played, trace, url: hub.url, ...tokens }, () => `\n${traceTable(trace)}\n`);
  if (exit) return;
  terminal.say(invitation(stage, remembered(memory.main), bus));
  await aborted(interrupted.signal);
};
