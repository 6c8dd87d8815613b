import { createClient } from '@lienthong/client';
import type { Trace } from '@lienthong/client';
import { isFault } from '@lienthong/kernel';
import { orStop } from '../shell/stopped.js';
import { Fallen, remembered } from './scenes/scene.js';
import type { Memory, Scene } from './scenes/scene.js';
import type { Stage } from './stage.js';

export interface Played {
  readonly name: string;
  readonly outcome: 'as it should' | 'fallen';
  readonly ms: number;
  /** What is worth telling, or what went wrong. */
  readonly said: string;
}

const playOne = async <On>(scene: Scene<On>, stage: On, memory: Memory): Promise<Played> => {
  const start = performance.now();
  const ended = (outcome: Played['outcome'], said: string): Played => ({
    name: scene.name,
    outcome,
    ms: Math.round(performance.now() - start),
    said,
  });
  try {
    return ended('as it should', await scene.play(stage, memory));
  } catch (error) {
    if (error instanceof Fallen || isFault(error)) return ended('fallen', error.message);
    throw error;
  }
};

/** Plays the scenes in order and stops at the first that falls. */
export const play = async <On>(
  scenes: readonly Scene<On>[],
  stage: On,
  memory: Memory,
  onPlayed: (scene: Scene<On>, played: Played) => void,
): Promise<readonly Played[]> => {
  const all: Played[] = [];
  for (const scene of scenes) {
    const played = await playOne(scene, stage, memory);
    onPlayed(scene, played);
    all.push(played);
    if (played.outcome === 'fallen') break;
  }
  return all;
};

/** The trace of the main transfer as the auditor sees it. */
export const mainTrace = async ({ hub, tokens }: Stage, memory: Memory): Promise<Trace> =>
  orStop(await createClient({ url: hub.url, token: tokens.auditor }).trace(remembered(memory.main)));
