import {
  accountabilityCase,
  accountStream,
  caseStream,
  followCorrections,
  remedyKey,
  scoreAccount,
  type NowStanding,
  type Remedy,
} from '#domain';
import type { ReadState } from '../command.js';
import type { Executor } from '../executor.js';
import { accountHistory, postedIn } from './account-history.js';

/** What each of these remedies of one person would change, by `remedyKey`; what does not exist is left out. */
export async function nowStanding(
  executor: Executor,
  read: ReadState,
  staff: string,
  remedies: Iterable<Remedy>,
): Promise<Map<string, NowStanding>> {
  const standing = new Map<string, NowStanding>();
  for (const remedy of remedies) {
    const key = remedyKey(remedy);
    if (standing.has(key)) continue;
    const found = await standingOf(executor, read, staff, remedy);
    if (found) standing.set(key, found);
  }
  return standing;
}

async function standingOf(
  executor: Executor,
  read: ReadState,
  staff: string,
  remedy: Remedy,
): Promise<NowStanding | undefined> {
  if (remedy.kind === 'reverse-entry' || remedy.kind === 'correct-entry') {
    const state = await read(scoreAccount, accountStream(remedy.period, staff));
    const posted = postedIn(await accountHistory(executor, remedy.period, staff));
    if (!posted.has(remedy.entryId)) return undefined;
    const chain = followCorrections(state, remedy.entryId, posted);
    if (!chain) return undefined;
    const { kind: entry, points } = chain.entry;
    return { kind: 'entry', entry, points, stands: chain.stands };
  }
  const { findings, sanctions } = await read(accountabilityCase, caseStream(remedy.case));
  if (remedy.kind === 'set-aside-finding' || remedy.kind === 'reduce-share') {
    const finding = findings.get(staff);
    if (!finding) return undefined;
    return { kind: 'finding', share: finding.share, stands: finding.liable && finding.share > 0 };
  }
  const sanction = sanctions.get(remedy.sanction);
  if (sanction?.staff !== staff) return undefined;
  const { until, status } = sanction;
  return { kind: 'sanction', until, stands: status === 'standing' || status === 'suspended' };
}
