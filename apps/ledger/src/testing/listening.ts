import type { Served } from './served.js';

/** Has the server listen on a socket, where `served` asks it without one. @returns its address */
export function listening({ app }: Served): Promise<string> {
  return app.getHttpAdapter().getInstance().listen({ host: '127.0.0.1', port: 0 });
}
