import type { Procedure } from '../model/procedure.js';
import type { YamlReader } from '../reading/yaml-reader.js';

/** One leg answers for each item: of two that make it nobody could say whose holds. */
export const checkProduction = ({ legs }: Procedure, root: YamlReader): void => {
  const madeBy = new Map<string, string>();
  const places = root.at('legs').list();
  legs.forEach(({ id }, index) => {
    for (const place of places[index]?.at('produces').texts() ?? []) {
      const item = place.text();
      const other = madeBy.get(item);
      if (other === undefined) madeBy.set(item, id);
      else place.problem('procedure/made-twice', { item, leg: id, other });
    }
  });
};
