import type { CaseRef, RecordedEvent } from '#domain';
import type { ReadModels } from '#read-models';
import type { SimilarDecision } from './dossier.js';
import { KnownStreams, type Moment, type ReadHistory } from './known-streams.js';
import { eventsOf } from './related-files.js';

const MOST = 10;

/**
 * Decided cases that are like this one. What came out is read from their own events, as far as it was known, and in
 * words that name nobody.
 */
export async function similarDecisions(
  readModels: Pick<ReadModels, 'similarCases'>,
  of: CaseRef,
  history: ReadHistory,
  until: Moment,
  mayTell: (of: CaseRef) => boolean,
): Promise<SimilarDecision[]> {
  const streams = new KnownStreams(history, until);
  const found: SimilarDecision[] = [];
  for (const { of: other, title } of readModels.similarCases(of, MOST)) {
    if (!mayTell(other)) continue;
    const decision = (await eventsOf(other, streams)).map(decisionIn).findLast((one) => one !== undefined);
    const id = other.kind === 'appeal' ? other.appeal : other.case;
    if (decision) found.push({ kind: other.kind, id, about: title, ...decision });
  }
  return found;
}

function decisionIn({
  type,
  data,
}: RecordedEvent): Pick<SimilarDecision, 'outcome' | 'decidedOn'> | undefined {
  if (type === 'AppealDecided') {
    const outcome = data.issues.map(({ disposition }) => disposition).join(', ');
    return { outcome, decidedOn: data.decidedOn };
  }
  if (type !== 'CaseDecided') return undefined;
  const liable = data.findings.filter((one) => one.liable).length;
  const stays = data.organization > 0 ? `; ${data.organization} ‰ stay with the organisation` : '';
  return { outcome: `${liable} of ${data.findings.length} liable${stays}`, decidedOn: data.decidedOn };
}
