import type { ProjectionModule } from '@lienthong/read-model';
import { dossiersProjection } from './dossiers.projection.js';

/** The read models of this context, for the module that the projection worker loads. */
export const dossierProjections: ProjectionModule['projections'] = ({ store }) => [dossiersProjection(store)];
