import {
  docketStream,
  type AppealDecided,
  type CalendarDate,
  type DecisionServed,
  type IssueDecision,
  type RecordedEvent,
  type Remedy,
  type RemedyDone,
} from '#domain';
import type { Outcome } from '../command.js';
import { actOnAppeal } from '../commands/appeal-commands.js';
import { actOnCase } from '../commands/case-commands.js';
import type { Executor } from '../executor.js';
import { following, unlessMoot } from './consequence.js';
import { applyRemedy } from './entry-remedy.js';
import { resumeSanctions } from './sanction-stays.js';

/** Every remedy of the decision that was served, then the end of a stay, then the word that it took effect. */
export async function carryOutDecision(
  executor: Executor,
  served: RecordedEvent<DecisionServed>,
  today: CalendarDate,
): Promise<void> {
  const { staff, appeal, instance } = served.data;
  const done: RemedyDone[] = [];
  for (const decided of await issuesDecided(executor, served)) {
    const { issue, remedies } = decided;
    for (const [index, remedy] of remedies.entries()) {
      const position = await unlessMoot(carryOutRemedy(executor, served, today, { decided, remedy, index }));
      done.push({ issue, remedy, outcome: position > 0 ? 'applied' : 'moot', position });
    }
  }
  await resumeSanctions(executor, served, today);
  const deed = { type: 'RecordEffect', instance, done } as const;
  await unlessMoot(actOnAppeal(executor, { staff, appeal }, deed, following(served, today, 'effect')));
}

/** An appeal that was reopened is decided again by the same instance: it is the last decision before the service. */
async function issuesDecided(
  executor: Executor,
  { position, data: { staff, appeal, instance } }: RecordedEvent<DecisionServed>,
): Promise<readonly IssueDecision[]> {
  const history = await executor.history(docketStream(staff));
  const decision = history.findLast(
    (event): event is RecordedEvent<AppealDecided> =>
      event.type === 'AppealDecided' &&
      event.data.appeal === appeal &&
      event.data.instance === instance &&
      event.position < position,
  );
  return decision?.data.issues ?? [];
}

interface OneRemedy {
  readonly decided: IssueDecision;
  readonly remedy: Remedy;
  /** Its place among those of the issue. */
  readonly index: number;
}

function carryOutRemedy(
  executor: Executor,
  served: RecordedEvent<DecisionServed>,
  today: CalendarDate,
  { decided: { issue, disposition }, remedy, index }: OneRemedy,
): Promise<Outcome> {
  const { staff, appeal, instance } = served.data;
  const what = ['remedy', issue, index] as const;
  const given = following(served, today, ...what);
  switch (remedy.kind) {
    case 'reverse-entry':
    case 'correct-entry': {
      const { period, entryId } = remedy;
      const change =
        remedy.kind === 'correct-entry'
          ? ({ kind: 'correct', points: remedy.points } as const)
          : ({ kind: 'reverse', remitted: disposition === 'remitted' } as const);
      const authority = `decision on appeal ${appeal}, instance ${instance}`;
      // The reasons stand in the appeal: whoever reads the account need not be one who may read that.
      const reason = `issue ${issue} of the appeal was ${disposition.replace('-', ' ')}; its file says why`;
      const asked = { period, staff, entryId, change, cause: { appeal }, reason, authority };
      return applyRemedy(executor, asked, served, what, given);
    }
    case 'set-aside-finding':
    case 'reduce-share': {
      const share = remedy.kind === 'reduce-share' ? remedy.share : 0;
      return actOnCase(executor, remedy.case, { type: 'VaryFinding', person: staff, share, appeal }, given);
    }
    case 'lift-sanction':
    case 'shorten-sanction': {
      const varied =
        remedy.kind === 'lift-sanction'
          ? ({ outcome: 'lifted', until: null } as const)
          : ({ outcome: 'shortened', until: remedy.until } as const);
      const { sanction } = remedy;
      return actOnCase(executor, remedy.case, { type: 'VarySanction', sanction, ...varied, appeal }, given);
    }
  }
}
