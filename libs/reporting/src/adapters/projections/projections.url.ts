/** The module that the projection worker loads. */
export const figuresModule = new URL('./projections.js', import.meta.url);
