import { startChild } from '../processes/child.js';
import type { FiguresCalls } from '../figures/figures-process.js';
import { memoryBar } from './scenario.js';
import type { Scenario } from './scenario.js';

const DOSSIERS = 1_000_000;
const MOST_MS = 2_000;

const seconds = (ms: number): string => (ms / 1000).toFixed(2);
const process = () => startChild<FiguresCalls>(new URL('../figures/figures-process.js', import.meta.url));

/** Form II.06a with its four views, causes and drift, of a unit that every dossier counts for. */
export const reportII06a: Scenario = {
  name: 'report.II06a',
  run: async ({ dir, scale, tell }) => {
    await using builder = process();
    const built = await builder.ask('build', { dir, dossiers: Math.ceil(DOSSIERS * scale) });
    await builder[Symbol.asyncDispose]();
    tell(`  ${built.dossiers} dossiers stand in the model after ${seconds(built.ms)} s`);
    await using asker = process();
    const asked = await asker.ask('ask', dir);
    const worst = Math.max(...asked.reportMs);
    return {
      value: worst / 1000,
      unit: 's (slowest)',
      rawLimit: asked.rawMs / 1000,
      rawLimitIs: 'the same facts read, none counted',
      ratio: asked.rawMs / worst,
      p50Ms: asked.reportMs.toSorted((a, b) => a - b)[Math.floor(asked.reportMs.length / 2)] ?? worst,
      peakRssMb: asked.peakRssMb,
      bars: [{ what: `under ${MOST_MS / 1000} s`, met: worst < MOST_MS }, memoryBar(asked.peakRssMb)],
      remarks: [
        `${asked.dossiers} dossiers, ${asked.late} resolved late; asked: ${asked.reportMs.map(seconds).join(', ')} s`,
        `as known on the last evening ${seconds(asked.lastEveningMs)} s; average times ${seconds(asked.timesMs)} s; ranking of 60 peers ${seconds(asked.rankingMs)} s`,
        `nothing else waited longer than ${asked.longestTurnMs.toFixed(0)} ms for its turn`,
        `built from ${built.events} events in ${seconds(built.ms)} s (${Math.round((built.events / built.ms) * 1000)} events/s), peak ${built.peakRssMb.toFixed(0)} MB with what makes the events`,
      ],
    };
  },
};
