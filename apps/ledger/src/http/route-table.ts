import type { FastifyInstance } from 'fastify';

/** Which methods each address takes: the framework itself answers a wrong method as if there were no such address. */
export class RouteTable {
  private readonly routes = new Map<string, { readonly pattern: RegExp; readonly methods: Set<string> }>();

  /** Notes every route that is added from now on. */
  watch(server: FastifyInstance): void {
    server.addHook('onRoute', ({ url, method }) => {
      let route = this.routes.get(url);
      if (!route) this.routes.set(url, (route = { pattern: patternOf(url), methods: new Set() }));
      for (const one of [method].flat()) route.methods.add(one);
    });
  }

  /** The methods that a path takes, in order; none where there is no such path. */
  methodsOf(path: string): string[] {
    const methods = [...this.routes.values()].filter(({ pattern }) => pattern.test(path));
    return [...new Set(methods.flatMap((route) => [...route.methods]))].sort();
  }
}

/** A parameter is one segment, as it comes: a slash in an id is percent-encoded. */
function patternOf(url: string): RegExp {
  const segments = url.split('/').map((one) => (one.startsWith(':') ? '[^/]+' : RegExp.escape(one)));
  return new RegExp(`^${segments.join('/')}$`);
}
