import { instance } from '@viz-js/viz';
import { Fault } from '@lienthong/kernel';
import type { Procedure } from '../model/procedure.js';
import { chartOf } from './chart.js';

/** The flow chart of a procedure as SVG, lanes by agency, labels in Vietnamese. Nothing is fetched. Throws `procedure/draw-failed`. */
export const drawProcedure = async (procedure: Procedure): Promise<string> => {
  const viz = await instance();
  const drawn = viz.render(chartOf(procedure), { format: 'svg', engine: 'dot' });
  if (drawn.status === 'success') return drawn.output;
  throw new Fault('procedure/draw-failed', drawn.errors.map(({ message }) => message).join('; '));
};
