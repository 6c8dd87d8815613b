import type { ProjectionModule } from '@lienthong/read-model';
import { figuresProjection } from './figures.projection.js';

/** The module that the projection worker loads. */
export const projections: ProjectionModule['projections'] = () => [figuresProjection];
