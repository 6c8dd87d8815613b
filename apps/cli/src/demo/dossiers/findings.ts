import { createClient } from '@lienthong/client';
import type { Dossier, DossierTraceLine, ReportAnswer } from '@lienthong/client';
import { dossierTraceTable, legNames } from '../../render/dossier.js';
import { reportText } from '../../render/report.js';
import { orStop } from '../../shell/stopped.js';
import { remembered } from '../scenes/scene.js';
import type { Memory } from '../scenes/scene.js';
import { DOSSIER_CAST, PLAYED } from './cast.js';
import type { DossierStage } from './stage.js';

/** What is shown once all is played. */
export interface Findings {
  readonly birth: Dossier;
  readonly timeline: readonly DossierTraceLine[];
  readonly report: ReportAnswer;
}

/** As the commune's officials find it. */
export const findingsOf = async ({ url, tokens }: DossierStage, memory: Memory): Promise<Findings> => {
  const { dossiers, reports } = createClient({ url, token: tokens.commune });
  const code = remembered(memory.birth);
  return {
    birth: orStop(await dossiers.show(code)),
    timeline: orStop(await dossiers.trace(code)).lines,
    report: orStop(await reports.ii06a({ agency: DOSSIER_CAST.commune, ...PLAYED })),
  };
};

export const findingsText = ({ birth, timeline, report }: Findings): string =>
  [
    `${birth.code ?? birth.dossier} · Diễn biến hồ sơ khai sinh · timeline of the birth`,
    '',
    dossierTraceTable(timeline, legNames(birth)),
    '',
    'Biểu II.06a của các hồ sơ trên · form II.06a of these dossiers',
    '',
    reportText(report, 'reported'),
  ].join('\n');
