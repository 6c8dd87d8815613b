import type { Procedure } from '../model/procedure.js';
import type { YamlReader } from '../reading/yaml-reader.js';
import { before } from './graph.js';

/** What a leg consumes was filed by the citizen or produced by a leg before it. */
export const checkConsumption = ({ legs, items }: Procedure, root: YamlReader): void => {
  const filed = new Set(items.filter((item) => item.filed).map(({ id }) => id));
  const places = root.at('legs').list();
  legs.forEach((leg, index) => {
    const earlier = before(legs, leg.id);
    const made = new Set(legs.filter(({ id }) => earlier.has(id)).flatMap(({ produces }) => produces));
    for (const place of places[index]?.at('consumes').texts() ?? []) {
      const item = place.text();
      if (!filed.has(item) && !made.has(item)) place.problem('procedure/consumed-before-made', { item, leg: leg.id });
    }
  });
};
