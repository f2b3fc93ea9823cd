import { RULEBOOK_STREAM, rulebooks, type Rulebook, type RulebookEvent } from '#domain';
import type { CommandMeta, Outcome } from '../command.js';
import type { Executor } from '../executor.js';

export function publishRulebook(
  executor: Executor,
  rulebook: Rulebook,
  meta: CommandMeta,
): Promise<Outcome<RulebookEvent>> {
  return executor.execute(rulebooks, RULEBOOK_STREAM, { type: 'PublishRulebook', rulebook }, meta);
}
