import { describe, it } from '@jest/globals';
import {
  computed,
  correct,
  manual,
  opened,
  pending,
  posted,
  propose,
  reverse,
} from '../testing/account-fixture.js';
import { specify } from '../testing/decider-spec.js';
import type { ApplyRemedy } from './commands.js';
import type { EntryData, ScoreAccountEvent } from './events.js';
import { scoreAccount } from './score-account.js';

const remedy = (
  change: ApplyRemedy['change'],
  known: readonly EntryData[] = [],
  over: Partial<ApplyRemedy> = {},
): ApplyRemedy => ({
  type: 'ApplyRemedy',
  period: '2024-Q1',
  staff: 'S1',
  entryId: 'E1',
  change,
  cause: { appeal: 'A1' },
  reason: 'appeal A1 was upheld',
  authority: 'panel',
  reversalId: 'R-rev',
  correctionId: 'R-cor',
  posted: new Map(known.map((entry) => [entry.entryId, entry])),
  ...over,
});

const out = { kind: 'reverse', remitted: false } as const;
const back = { kind: 'reverse', remitted: true } as const;
const to = (points: number) => ({ kind: 'correct', points }) as const;

const reversedBy = (reverses: string, entryId: string, over: object = {}): ScoreAccountEvent => ({
  type: 'EntryReversed',
  data: {
    entryId,
    period: '2024-Q1',
    staff: 'S1',
    reverses,
    reason: 'appeal A1 was upheld',
    authority: 'panel',
    occurredOn: '2024-02-01',
    ...over,
  },
});
const byRemedy = (reverses: string, over: object = {}) =>
  reversedBy(reverses, 'R-rev', { appeal: 'A1', ...over });

const original = manual({ matter: 'M1' });
const postedOriginal = [opened, posted(original)];
const corrected = manual({ entryId: 'E2', points: 300, corrects: 'E1' });
/** E1, of 500 points, was corrected to E2, of 300. */
const correctedOnce = [...postedOriginal, reversedBy('E1', 'X1'), posted(corrected)];

describe('what an appeal changes of an entry', () => {
  it('is taken out, with what it follows from', () => {
    specify(scoreAccount)
      .given(postedOriginal)
      .when(remedy(out))
      .then([byRemedy('E1')]);
  });

  it('is sent back, with what must not be exceeded after it', () => {
    const remitted = { kind: 'deduction', indicator: 'conduct', points: 500, matter: 'M1' };
    specify(scoreAccount)
      .given(postedOriginal)
      .when(remedy(back))
      .then([byRemedy('E1', { remitted })]);
  });

  it('gets other points, as an entry of its own that says what the original said', () => {
    const entry = computed();
    specify(scoreAccount)
      .given([opened, posted(entry)])
      .when(remedy(to(200), [entry]))
      .then([
        byRemedy('E1'),
        posted(
          computed({ entryId: 'R-cor', origin: 'manual', rule: undefined, points: 200, corrects: 'E1' }),
        ),
      ]);
  });

  it('leaves nothing to post where nothing is left of the points', () => {
    specify(scoreAccount)
      .given(postedOriginal)
      .when(remedy(to(0)))
      .then([byRemedy('E1')]);
  });

  it('names the case that it follows from', () => {
    specify(scoreAccount)
      .given(postedOriginal)
      .when(remedy(out, [], { cause: { appeal: 'A1', case: 'C1' } }))
      .then([byRemedy('E1', { case: 'C1' })]);
  });

  it('is what stands of it now, however often it was corrected', () => {
    const again = manual({ entryId: 'E3', points: 100, corrects: 'E2' });
    const twice = [...correctedOnce, reversedBy('E2', 'X2'), posted(again)];
    specify(scoreAccount)
      .given(correctedOnce)
      .when(remedy(out))
      .then([byRemedy('E2')]);
    specify(scoreAccount)
      .given(twice)
      .when(remedy(out))
      .then([byRemedy('E3')]);
    specify(scoreAccount)
      .given(twice)
      .when(remedy(out, [], { entryId: 'E2' }))
      .then([byRemedy('E3')]);
  });

  it('is nothing where nothing stands of it, or it was never posted', () => {
    specify(scoreAccount)
      .given([...correctedOnce, reversedBy('E2', 'X2')])
      .when(remedy(out))
      .thenNothing();
    specify(scoreAccount).given([pending()]).when(remedy(out)).thenNothing();
    specify(scoreAccount).given([opened]).when(remedy(out)).thenNothing();
  });

  it('never worsens anything', () => {
    for (const points of [301, 300, -1, 0.5, Number.NaN]) {
      specify(scoreAccount)
        .given(correctedOnce)
        .when(remedy(to(points)))
        .thenNothing();
    }
    const bonus = [opened, posted(manual({ kind: 'bonus', indicator: 'ideas' }))];
    for (const change of [out, to(499), to(500), to(0)]) {
      specify(scoreAccount).given(bonus).when(remedy(change)).thenNothing();
    }
  });

  it('raises a bonus, and sends it back to be decided anew', () => {
    const bonus = manual({ kind: 'bonus', indicator: 'ideas' });
    const history = [opened, posted(bonus)];
    specify(scoreAccount)
      .given(history)
      .when(remedy(to(700)))
      .then([byRemedy('E1'), posted({ ...bonus, entryId: 'R-cor', points: 700, corrects: 'E1' })]);
    const remitted = { kind: 'bonus', indicator: 'ideas', points: 500 };
    specify(scoreAccount)
      .given(history)
      .when(remedy(back))
      .then([byRemedy('E1', { remitted })]);
  });

  it('is done once, whatever became of the entry since', () => {
    const done = [
      ...postedOriginal,
      byRemedy('E1'),
      posted(manual({ ...original, entryId: 'R-cor', points: 200, corrects: 'E1' })),
    ];
    for (const change of [to(200), to(100), out])
      specify(scoreAccount).given(done).when(remedy(change)).thenNothing();
    specify(scoreAccount).given(done).when(correct).thenRefused('entry-reversed');
    specify(scoreAccount).given(done).when(reverse).thenRefused('entry-reversed');
  });
});

describe('the entry that follows from a case', () => {
  const holder = { period: '2024-Q1', staff: 'S1', unit: 'B', post: 'desk' };
  const entry = manual({ entryId: 'K1', case: 'C1' });
  const post = {
    type: 'PostCaseEntry',
    holder,
    periodState: { status: 'closed', rulebookVersion: 1 },
    entry,
  } as const;

  it('is posted once, and opens the account where nobody did', () => {
    specify(scoreAccount)
      .given([])
      .when(post)
      .then([opened, posted(entry)]);
    specify(scoreAccount)
      .given([opened])
      .when(post)
      .then([posted(entry)]);
    specify(scoreAccount)
      .given([opened, posted(entry)])
      .when(post)
      .thenNothing();
    specify(scoreAccount)
      .given([opened, posted(entry), reversedBy('K1', 'X1')])
      .when(post)
      .thenNothing();
  });

  it('has an id that nobody else can take beforehand', () => {
    const entryId = 'case-C1-S1';
    specify(scoreAccount)
      .given([opened])
      .when(propose(manual({ entryId })))
      .thenRefused('entry-id-taken', 'entryId');
    specify(scoreAccount)
      .given(postedOriginal)
      .when({ ...correct, original, entryId })
      .thenRefused('entry-id-taken', 'entryId');
    specify(scoreAccount)
      .given(postedOriginal)
      .when({ ...reverse, entryId })
      .thenRefused('entry-id-taken', 'entryId');
  });
});
