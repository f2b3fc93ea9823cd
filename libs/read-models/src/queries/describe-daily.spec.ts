import { describe, expect, it } from '@jest/globals';
import type { EntryLifeEvent, LedgerEvent, ObservationEvent, RecordedEvent } from '#domain';
import { describeEvent } from './describe-event.js';

const entry = { entryId: 'E1', period: '2026-Q1', staff: 'S1' };
const proposal = {
  ...entry,
  kind: 'deduction',
  indicator: 'conduct',
  points: 1500,
  occurredOn: '2026-02-02',
  rulebookVersion: 1,
  reason: 'rude',
  evidence: [],
  unit: 'U1',
  post: 'P1',
  steps: { confirmation: true, answerDays: 10 },
  answerBy: null,
} as const;
const noted = {
  observation: 'O1',
  unit: 'U1',
  period: '2026-Q1',
  tone: 'positive',
  text: 'helped out',
  occurredOn: '2026-02-02',
  evidence: [],
  notedBy: 'A-1',
} as const;

const lives: [EntryLifeEvent, string][] = [
  [
    { type: 'EntryProposed', data: { ...proposal, origin: 'manual', rule: 'complaint', proposedBy: 'A-1' } },
    'A deduction of 1.5 points under conduct was proposed for S1 in 2026-Q1 by A-1, under rule complaint of rulebook version 1.',
  ],
  [
    { type: 'EntryProposed', data: { ...proposal, origin: 'computed', rule: 'late', proposedBy: 'late' } },
    'A deduction of 1.5 points under conduct was proposed for S1 in 2026-Q1 by rule late of rulebook version 1.',
  ],
  [
    { type: 'EntryConfirmed', data: { ...entry, confirmedBy: 'V-2', answerBy: '2026-02-14' } },
    'Entry E1 of S1 in 2026-Q1 was confirmed by V-2; S1 may answer until 2026-02-14.',
  ],
  [
    { type: 'EntryConfirmed', data: { ...entry, confirmedBy: 'V-2', answerBy: null } },
    'Entry E1 of S1 in 2026-Q1 was confirmed by V-2.',
  ],
  [
    { type: 'EntryReturned', data: { ...entry, returnedBy: 'V-2', reason: 'no evidence' } },
    'Entry E1 of S1 in 2026-Q1 was not confirmed: V-2 returned it.',
  ],
  [
    { type: 'EntryWithdrawn', data: { ...entry, reason: 'a mistake' } },
    'Entry E1 of S1 in 2026-Q1 was withdrawn by whoever proposed it.',
  ],
  [{ type: 'EntryAcknowledged', data: entry }, 'S1 acknowledged entry E1 in 2026-Q1.'],
  [{ type: 'EntryDisputed', data: { ...entry, statement: 'no' } }, 'S1 disputed entry E1 in 2026-Q1.'],
  [
    { type: 'AnswerLapsed', data: { ...entry, answerBy: '2026-02-14' } },
    'S1 did not answer to entry E1 in 2026-Q1 by 2026-02-14.',
  ],
  [
    {
      type: 'DisputeDecided',
      data: { ...entry, decidedBy: 'V-3', outcome: 'stands', reason: 'seen by two' },
    },
    'V-3 decided on the dispute: entry E1 of S1 in 2026-Q1 stands.',
  ],
  [
    { type: 'DisputeDecided', data: { ...entry, decidedBy: 'V-3', outcome: 'dropped', reason: 'not shown' } },
    'V-3 decided on the dispute: entry E1 of S1 in 2026-Q1 is dropped.',
  ],
  [
    { type: 'EvidenceAttached', data: { ...entry, evidence: 'D1', attachedBy: 'A-1' } },
    'A-1 attached evidence D1 to entry E1 of S1 in 2026-Q1.',
  ],
];

const observations: [ObservationEvent, string][] = [
  [
    { type: 'ObservationNoted', data: { ...noted, staff: 'S1', process: 'C1' } },
    'A-1 noted a positive observation of S1 in process C1 on 2026-02-02.',
  ],
  [
    { type: 'ObservationNoted', data: { ...noted, staff: 'S1' } },
    'A-1 noted a positive observation of S1 on 2026-02-02.',
  ],
  [
    { type: 'ObservationNoted', data: { ...noted, process: 'C1' } },
    'A-1 noted a positive observation of process C1 on 2026-02-02.',
  ],
  [
    { type: 'ObservationVerified', data: { observation: 'O1', verifiedBy: 'V-2' } },
    'Observation O1 was found true by V-2.',
  ],
  [
    { type: 'ObservationDismissed', data: { observation: 'O1', dismissedBy: 'V-2', reason: 'not so' } },
    'Observation O1 was dismissed by V-2.',
  ],
  [
    { type: 'ObservationMatured', data: { observation: 'O1', ...entry } },
    'Entry E1 was proposed for S1 in 2026-Q1 on observation O1.',
  ],
];

const others: [LedgerEvent, string][] = [
  [
    { type: 'MatterOpened', data: { matter: 'M1', title: 'The flood', occurredOn: '2026-02-02' } },
    'Matter M1 (The flood) of 2026-02-02 was opened.',
  ],
  [
    {
      type: 'EvidenceReferenced',
      data: { evidence: 'D1', url: 'https://dms.example/7', title: 'A letter', referencedBy: 'A-1' },
    },
    'Evidence D1 (A letter) was named by A-1.',
  ],
];

describe('an event in words', () => {
  it.each([...lives, ...observations, ...others])('%j', (event, words) =>
    expect(describeEvent(event as RecordedEvent)).toBe(words),
  );
});
