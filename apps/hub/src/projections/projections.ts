import { dossierProjections } from '@lienthong/dossier/projections';
import { projections as exchangeProjections } from '@lienthong/exchange/projections';
import type { ProjectionModule } from '@lienthong/read-model';

/** The read models of every context: the module that the projection worker loads. */
export const projections: ProjectionModule['projections'] = async (context) => [
  ...(await exchangeProjections(context)),
  ...(await dossierProjections(context)),
];
