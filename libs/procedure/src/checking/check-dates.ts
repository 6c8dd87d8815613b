import type { Procedure } from '../model/procedure.js';
import type { YamlReader } from '../reading/yaml-reader.js';

/** A version is in force for at least one day. */
export const checkDates = ({ from, until }: Procedure, root: YamlReader): void => {
  if (until !== undefined && until < from) root.at('until').problem('procedure/until-before-from', { from, until });
};
