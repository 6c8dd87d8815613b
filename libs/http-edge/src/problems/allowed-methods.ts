import type { FastifyInstance } from 'fastify';

/** Which methods an address takes; asked only after the router found no route for the one that came. */
export interface AllowedMethods {
  of(url: string): readonly string[];
}

const ESCAPED = /[\\^$.|?+()[\]{}]/g;

const patternOf = (url: string): RegExp =>
  new RegExp(
    `^${url
      .replace(ESCAPED, '\\$&')
      .replaceAll(/:[^/]+/g, '[^/]+')
      .replaceAll('*', '.*')}/?$`,
  );

/** Collects the routes as they are registered; call it before the first one. */
export const collectAllowedMethods = (server: FastifyInstance): AllowedMethods => {
  const routes = new Map<string, { readonly pattern: RegExp; readonly methods: Set<string> }>();
  server.addHook('onRoute', ({ url, method }) => {
    const route = routes.get(url) ?? { pattern: patternOf(url), methods: new Set<string>() };
    for (const one of Array.isArray(method) ? method : [method]) route.methods.add(one);
    routes.set(url, route);
  });
  return {
    of: (url) => {
      const [path = ''] = url.split('?', 1);
      const route = [...routes.values()].find(({ pattern }) => pattern.test(path));
      return [...(route?.methods ?? [])];
    },
  };
};
