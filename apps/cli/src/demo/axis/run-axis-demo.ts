import { createClient } from '@lienthong/client';
import type { Trace } from '@lienthong/client';
import { traceTable } from '../../render/trace.js';
import { aborted, untilInterrupted } from '../../shell/interrupt.js';
import type { Session } from '../../shell/session.js';
import { orStop } from '../../shell/stopped.js';
import { play } from '../play.js';
import { sceneText } from '../render.js';
import { remembered } from '../scenes/scene.js';
import type { Memory } from '../scenes/scene.js';
import { AXIS_SCENES } from './scenes/index.js';
import { AXIS, setAxisStage } from './stage.js';
import type { AxisStage } from './stage.js';
import { tellFallen } from '../tell-fallen.js';

const traceAt = async (url: string, token: string, transfer: string): Promise<Trace> =>
  orStop(await createClient({ url, token }).trace(transfer));

/** The main document as each hub has it: the axis names it by the docId that stands in the province's trace. */
const traces = async ({ province, auditors }: AxisStage, memory: Memory): Promise<Trace> =>
  traceAt(province.url, auditors.province, remembered(memory.main));

const invitation = ({ axis, province, account }: AxisStage): string =>
  [
    `Trục quốc gia · the national axis: ${axis.url}, giao thức của trục · the axis's protocol: ${account.endpoint}`,
    `Tỉnh · the province: ${province.url}`,
    '',
    'Thử · Try:',
    `  $ export LIENTHONG_URL=${province.url}`,
    `  $ export LIENTHONG_TOKEN=${province.operatorToken}`,
    `  $ npm run --silent hub -- axis status ${AXIS}`,
    `  $ npm run --silent hub -- axis sync ${AXIS}`,
    '',
    'Ctrl-C dừng và xóa mọi thứ · ends it and removes everything.',
  ].join('\n');

/** Two hubs as processes of their own, one as the national axis, one as a province; plays, shows the trace, stays up. */
export const runAxisDemo = async ({ io, terminal }: Session, { exit }: { readonly exit: boolean }): Promise<void> => {
  using interrupted = untilInterrupted();
  terminal.note('Dựng hai trung tâm: trục quốc gia và một tỉnh · two hubs: the national axis and a province …');
  await using stage = await setAxisStage();
  const memory: Memory = {};
  const played = await play(AXIS_SCENES, stage, memory, (scene, one) => terminal.say(sceneText(scene, one)));
  if (tellFallen({ io, terminal }, played)) return;
  const trace = await traces(stage, memory);
  const urls = { axis: stage.axis.url, endpoint: stage.account.endpoint, province: stage.province.url };
  terminal.result({ played, trace, urls }, () => `\n${traceTable(trace)}\n`);
  if (exit) return;
  terminal.say(invitation(stage));
  await aborted(interrupted.signal);
};
