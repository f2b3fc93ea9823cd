import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

// The double is TypeScript, which Node reads as it is; only its imports name what would be built of it.
registerHooks({
  resolve(specifier, context, next) {
    const source = /^\..*\.js$/.test(specifier) && new URL(specifier.replace(/js$/, 'ts'), context.parentURL);
    return source && existsSync(fileURLToPath(source))
      ? next(source.href, context)
      : next(specifier, context);
  },
});

/** The test double of EventStoreDB's server. */
export const { StandInServer } = await import('./stand-in-server.ts');

/** Starts one in a process of its own. */
export const { startStandIn } = await import('./stand-in-process.ts');
