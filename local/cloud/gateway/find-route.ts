import type { Route } from './gateway-options.ts';

/** Where a request goes, and what the greedy variable of the resource stands for. */
export interface FoundRoute {
  readonly route: Route;
  readonly pathParameters: Readonly<Record<string, string>> | null;
}

const GREEDY = /^(.*\/)\{(\w+)\+\}$/;

/**
 * Routes as REST APIs do: slashes before the path and after it do not count, those within it do. A resource of that very
 * path goes before one with a greedy variable, such as `/webhooks/{source+}`.
 */
export function findRoute(
  routes: readonly Route[],
  request: { readonly method: string; readonly path: string },
): FoundRoute | undefined {
  const path = `/${request.path.replace(/^\/+|\/+$/g, '')}`;
  const candidates = routes.filter(({ method }) => method === 'ANY' || method === request.method);
  const exact = candidates.find(({ resource }) => resource === path);
  if (exact !== undefined) return { route: exact, pathParameters: null };
  const greedy = candidates.flatMap((route) => takeGreedily(route, path));
  return greedy.sort((a, b) => b.route.resource.length - a.route.resource.length)[0];
}

function takeGreedily(route: Route, path: string): FoundRoute[] {
  const [, prefix, name] = GREEDY.exec(route.resource) ?? [];
  if (prefix === undefined || name === undefined) return [];
  if (!path.startsWith(prefix) || path.length === prefix.length) return [];
  return [{ route, pathParameters: { [name]: path.slice(prefix.length) } }];
}
