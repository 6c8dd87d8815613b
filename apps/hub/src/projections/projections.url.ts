/** The module that the projection worker loads. */
export const projectionsModule = new URL('./projections.js', import.meta.url);
