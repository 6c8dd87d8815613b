import { createTimes } from '../domain/average-time.js';
import type { ProcedureTime, TimeQuestion } from '../domain/average-time.js';
import type { Ground } from '../domain/ground.js';
import { rankPeers } from '../domain/ranking.js';
import type { Ranked } from '../domain/ranking.js';
import { createReport } from '../domain/report.js';
import type { Question, ReportII06a } from '../domain/report.js';
import type { ViewName } from '../domain/views.js';
import type { DossierFigures } from './dossier-figures.js';

export interface FigurePorts {
  readonly ground: Ground;
  readonly figures: DossierFigures;
}

/** Form II.06a out of the read model. Faults as of `reportII06a` and of the model. */
export const askReport =
  ({ ground, figures }: FigurePorts) =>
  async (question: Question): Promise<ReportII06a> => {
    const report = createReport(ground, question);
    await figures.each(question.unit.agencies, question.knownAt, report.add);
    return report.finish();
  };

/** Where the time goes, out of the read model. */
export const askTimes =
  ({ ground, figures }: FigurePorts) =>
  async (question: TimeQuestion): Promise<readonly ProcedureTime[]> => {
    const times = createTimes(ground, question);
    await figures.each(question.unit.agencies, question.knownAt, times.add);
    return times.finish();
  };

export interface RankingQuestion extends Omit<Question, 'unit'> {
  readonly peers: readonly Question['unit'][];
  readonly view: ViewName;
}

/** Peers by the total of their form, each counted for itself. */
export const askRanking =
  (ports: FigurePorts) =>
  async ({ peers, view, ...common }: RankingQuestion): Promise<readonly Ranked[]> => {
    const counted = [];
    for (const unit of peers) {
      const { forms } = await askReport(ports)({ ...common, unit });
      counted.push({ unit: unit.name, counts: forms[view].total });
    }
    return rankPeers(counted);
  };
