import { accountStream, scoreAccount, type ApplyRemedy, type RecordedEvent } from '#domain';
import type { Outcome } from '../command.js';
import { accountHistory, postedIn } from '../commands/account-history.js';
import type { Given } from '../commands/given.js';
import type { Executor } from '../executor.js';
import { idFrom } from './consequence.js';

type Asked = Pick<ApplyRemedy, 'period' | 'staff' | 'entryId' | 'change' | 'cause' | 'reason' | 'authority'>;

/** Changes what stands of an entry, as an event brought about; `what` tells it from what else follows from that. */
export function applyRemedy(
  executor: Executor,
  remedy: Asked,
  cause: RecordedEvent,
  what: readonly (string | number)[],
  { meta }: Given,
): Promise<Outcome> {
  const { period, staff } = remedy;
  return executor.execute(
    scoreAccount,
    accountStream(period, staff),
    async (): Promise<ApplyRemedy> => ({
      type: 'ApplyRemedy',
      ...remedy,
      reversalId: idFrom(cause, 'reversal', ...what),
      correctionId: idFrom(cause, 'correction', ...what),
      posted: postedIn(await accountHistory(executor, period, staff)),
    }),
    meta,
  );
}
