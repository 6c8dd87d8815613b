import { isAgencyCode } from '@lienthong/identifiers';
import type { AgencyCode } from '@lienthong/identifiers';
import type { ProcedureProblem } from '../reading/problem.js';
import { optional, YamlReader } from '../reading/yaml-reader.js';
import type { Competence } from './competence.js';

const readAgency = (at: YamlReader): AgencyCode => {
  const text = at.text();
  if (text !== '' && !isAgencyCode(text)) at.problem('procedure/value-malformed', { expected: 'H49.204' });
  return text as AgencyCode;
};

export type ReadCompetences =
  | { readonly ok: true; readonly value: readonly Competence[] }
  | { readonly ok: false; readonly problems: readonly ProcedureProblem[] };

/** A list in YAML: `{ agency, work, serves, from, until }`; of several lines of work, each is a competence. */
export const readCompetences = (text: string): ReadCompetences => {
  const { root, problems } = YamlReader.of(text);
  const value = root.list().flatMap((one): readonly Competence[] => {
    one.only('agency', 'work', 'serves', 'from', 'until');
    const competence = {
      agency: readAgency(one.at('agency')),
      serves: one.at('serves').texts().map(readAgency),
      from: one.at('from').date(),
      ...optional('until', one.at('until'), (until) => until.date()),
    };
    return one
      .at('work')
      .texts()
      .map((work) => ({ ...competence, work: work.text() }));
  });
  return problems.length === 0 ? { ok: true, value } : { ok: false, problems };
};
