import type { FastifyInstance } from 'fastify';

interface Route {
  readonly segments: readonly string[];
  readonly methods: Set<string>;
}

/** Which methods each address takes: the framework itself answers a wrong method as if there were no such address. */
export class RouteTable {
  private readonly routes = new Map<string, Route>();

  /** Notes every route that is added from now on. */
  watch(server: FastifyInstance): void {
    server.addHook('onRoute', ({ url, method }) => {
      let route = this.routes.get(url);
      if (!route) this.routes.set(url, (route = { segments: url.split('/'), methods: new Set() }));
      for (const one of [method].flat()) route.methods.add(one);
    });
  }

  /** The methods that a path takes, in order; none where there is no such path. */
  methodsOf(path: string): string[] {
    const segments = path.split('/');
    const there = [...this.routes.values()].filter((route) => leadsTo(route, segments));
    return [...new Set(there.flatMap(({ methods }) => [...methods]))].sort();
  }
}

/** A parameter is one segment as it comes, and never an empty one: a slash in an id is percent-encoded. */
function leadsTo({ segments }: Route, path: readonly string[]): boolean {
  return (
    segments.length === path.length &&
    segments.every((one, index) => (one.startsWith(':') ? path[index] !== '' : one === path[index]))
  );
}
