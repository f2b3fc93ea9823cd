import type { CommandBus } from '@nestjs/cqrs';
import type { Given } from '#processing';
import { ActOnCase, type GivenDeed } from './act-on-case.js';
import { deedAnswer, type CaseDeedAnswer, type Made } from './case-deed-answer.js';
import type { CasePath } from './case-path.js';

/** Has a deed done, and answers with what it made of the case. */
export async function performDeed(
  commands: CommandBus,
  { case: caseId }: CasePath,
  deed: GivenDeed,
  given: Given,
  made?: Made,
): Promise<CaseDeedAnswer> {
  return deedAnswer(await commands.execute(new ActOnCase(caseId, deed, given)), caseId, deed.type, made);
}
