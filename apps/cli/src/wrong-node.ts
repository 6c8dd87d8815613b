/** The one version that the hub is built and tested on; `npm ci` brings it along. */
const NODE = 24;

/** What to do when another Node runs this; undefined when it is the right one. In words that any Node can read. */
export const wrongNode = (version: string): string | undefined =>
  Number(version.split('.')[0]) === NODE
    ? undefined
    : `Cần Node ${NODE}, đang chạy Node ${version} · lienthong needs Node ${NODE}, this is ${version}: ` +
      'start it with `npm run hub -- …`, which brings its own [cli/wrong-node]';
