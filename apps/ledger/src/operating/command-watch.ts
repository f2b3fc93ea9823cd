import { type CommandBus, type ICommand } from '@nestjs/cqrs';

/** Called when a command begins; what it answers is called when the command has ended, with the error where it failed. */
export type WatchCommand = (kind: string) => (error?: unknown) => void;

/** Has every command on the bus watched. */
export function watchCommands(bus: CommandBus, watchers: readonly WatchCommand[]): void {
  const execute = bus.execute.bind(bus) as (command: ICommand, context?: never) => Promise<unknown>;
  const watched = async (command: ICommand, context?: never): Promise<unknown> => {
    const ends = watchers.map((watch) => watch(command.constructor.name));
    try {
      const answer = await execute(command, context);
      for (const end of ends) end();
      return answer;
    } catch (error) {
      for (const end of ends) end(error);
      throw error;
    }
  };
  bus.execute = watched as typeof bus.execute;
}

/** How a command ended, in a word: the stable code of a refusal, or that it was a fault. */
export function outcomeOf(error: unknown): string {
  if (error === undefined) return 'done';
  const { code } = Object(error) as { readonly code?: unknown };
  return typeof code === 'string' && /^[a-z][a-z-]{1,60}$/.test(code) ? code : 'fault';
}
