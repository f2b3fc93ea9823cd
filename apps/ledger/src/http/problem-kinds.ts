import { ofTheCasework } from './casework-problem-kinds.js';
import { kind } from './problem-kind.js';

/** What the frame of the API refuses. */
const ofTheFrame = {
  'invalid-request': kind(400, 'The request is not valid'),
  'idempotency-key-missing': kind(400, 'The request needs an Idempotency-Key'),
  unauthenticated: kind(401, 'It is not known who asks'),
  forbidden: kind(403, 'Who asks may not do this'),
  'not-found': kind(404, 'The ledger does not know this'),
  'no-such-route': kind(404, 'There is no such route'),
  'method-not-allowed': kind(405, 'The route does not take this method'),
  'request-timeout': kind(408, 'The request took too long to arrive'),
  'body-too-large': kind(413, 'The body is too large'),
  'address-too-long': kind(414, 'The address is too long'),
  'unsupported-media-type': kind(415, 'The route does not take bodies of this media type'),
  'idempotency-key-reused': kind(422, 'The Idempotency-Key stands for another request'),
  'invalid-definition': kind(422, 'The definition file cannot be taken'),
  'too-many-requests': kind(429, 'Too many requests'),
  'headers-too-large': kind(431, 'The headers are too large'),
  'internal-error': kind(500, 'The server failed'),
  'evidence-damaged': kind(500, 'The file is not what was taken in'),
  'not-ready': kind(503, 'The read models are not ready yet'),
  behind: kind(503, 'The position was not reached in time'),
  overloaded: kind(503, 'The server has too much to do now'),
  unavailable: kind(503, 'The ledger cannot be used now'),
} as const;

/** What the rules of the ledger refuse: every code that a DomainError can carry. */
const ofTheRules = {
  ...ofTheCasework,
  'invalid-identifier': kind(400, 'An id is not valid'),
  'invalid-date': kind(400, 'A date is not valid'),
  'invalid-points': kind(400, 'The points are not valid'),
  'missing-reason': kind(400, 'A reason is needed'),
  'missing-authority': kind(400, 'An authority is needed'),
  'missing-statement': kind(400, 'A statement is needed'),
  'missing-text': kind(400, 'A text is needed'),
  'missing-unit': kind(400, 'A unit is needed'),
  'observation-of-nothing': kind(400, 'The observation must be of a person or a process'),
  'invalid-reference': kind(400, 'The address cannot be taken'),
  'invalid-digest': kind(400, 'The digest is not valid'),
  'empty-evidence': kind(400, 'The file is empty'),

  'outside-scope': kind(403, 'This is outside the scope of your role'),
  'own-assessment': kind(403, 'Nobody assesses themselves'),
  'took-part': kind(403, 'Who took part does not judge it'),
  'not-concerned': kind(403, 'Only the person concerned may do this'),
  'not-proposer': kind(403, 'Only who proposed it may do this'),

  'unknown-unit': kind(404, 'There is no such unit'),
  'unknown-post': kind(404, 'There is no such post'),
  'unknown-staff-member': kind(404, 'There is no such staff member'),
  'unknown-appointment': kind(404, 'There is no such appointment'),
  'unknown-period': kind(404, 'There is no such period'),
  'unknown-entry': kind(404, 'There is no such entry'),
  'unknown-matter': kind(404, 'There is no such matter'),
  'unknown-observation': kind(404, 'There is no such observation'),
  'unknown-evidence': kind(404, 'There is no such evidence'),
  'unknown-indicator': kind(404, 'The rulebook has no such indicator'),
  'unknown-manual-rule': kind(404, 'The rulebook has no such rule for manual entries'),

  'unit-registered': kind(409, 'The unit is registered otherwise'),
  'post-registered': kind(409, 'The post is registered otherwise'),
  'staff-registered': kind(409, 'The staff member is registered otherwise'),
  'appointment-overlaps': kind(409, 'The appointment overlaps another one'),
  'appointment-ended': kind(409, 'The appointment ended already'),
  'period-closed': kind(409, 'The period is closed'),
  'period-not-open': kind(409, 'The period is not open'),
  'no-rulebook-in-force': kind(409, 'No rulebook is in force on that day'),
  'rulebook-version-published': kind(409, 'The rulebook version is published already'),
  'rulebook-version-not-next': kind(409, 'The rulebook version is not the next one'),
  'record-id-taken': kind(409, 'The record id stands for another record'),
  'duplicate-record': kind(409, 'The record is there already under another id'),
  'entry-reversed': kind(409, 'The entry is reversed already'),
  'entry-not-proposed': kind(409, 'The entry does not await a confirmation'),
  'entry-not-awaiting-answer': kind(409, 'The entry does not await an answer'),
  'answer-too-late': kind(409, 'The time for an answer has passed'),
  'evidence-frozen': kind(409, 'The evidence of a posted entry does not change'),
  'entry-id-taken': kind(409, 'The entry id stands for another entry'),
  'entry-not-pending': kind(409, 'The entry is not pending any more'),
  'entry-not-posted': kind(409, 'The entry is not posted'),
  'entry-not-disputed': kind(409, 'The entry is not disputed'),
  'matter-opened': kind(409, 'The matter is open with other content'),
  'evidence-id-taken': kind(409, 'The evidence id stands for something else'),
  'observation-noted': kind(409, 'The observation is noted with other content'),
  'observation-not-noted': kind(409, 'The observation does not await verification'),
  'observation-not-open': kind(409, 'The observation is not open any more'),
  'not-returned': kind(409, 'The entry was not returned'),
  'matter-punished': kind(409, 'The matter is punished under this indicator already'),
  'observation-matured': kind(409, 'The observation became an entry already'),
  'observation-not-verified': kind(409, 'The observation is not verified'),

  'revision-changed': kind(412, 'It has changed since it was read'),

  'appointment-ends-before-it-starts': kind(422, 'The appointment ends before it starts'),
  'no-appointment': kind(422, 'The person holds no post on that day'),
  'no-process-opener': kind(422, 'Nobody opened the process'),
  'in-the-future': kind(422, 'The day has not come yet'),
  'indicator-not-manual': kind(422, 'The indicator takes no manual entries'),
  'common-only-deducts': kind(422, 'The indicator takes no bonuses'),
  'manual-rule-required': kind(422, 'A rule for manual entries must be named'),
  'points-outside-rule': kind(422, 'The points lie outside the rule'),
  'deduction-too-large': kind(422, 'The deduction is larger than one entry may be'),
  'deductions-exceed-period': kind(422, 'The deductions are more than a period may hold'),
  'matter-on-another-day': kind(422, 'The matter happened on another day'),
  'observation-of-another': kind(422, 'The observation is of someone else'),
  'correction-worsens': kind(422, 'A correction does not worsen a position'),
  'nothing-corrected': kind(422, 'The correction changes nothing'),
  'invalid-rulebook': kind(422, 'The rulebook is not valid'),
  'rulebook-not-later': kind(422, 'The rulebook is in force too early'),
  'rulebook-not-at-period-start': kind(422, 'The rulebook does not begin with a period'),
} as const;

export const problemKinds = { ...ofTheFrame, ...ofTheRules } as const;

/** Stable: programs may rely on these codes. */
export type ProblemCode = keyof typeof problemKinds;

export type RuleCode = keyof typeof ofTheRules;

export const isRuleCode = (code: string): code is RuleCode => Object.hasOwn(ofTheRules, code);
