import { expect, it } from '@jest/globals';
import { schemaVersions, type LedgerEventType } from '#domain';
import { eventTopics, privateTypes, topicOf, typesOf, type EventTopic } from './topics.js';

const types = Object.keys(schemaVersions) as LedgerEventType[];

it('gives every type of event to one topic, or keeps it in the ledger', () => {
  expect([...eventTopics.flatMap(typesOf), ...privateTypes()].sort()).toEqual([...types].sort());
  expect(privateTypes()).toEqual(['VoteCast', 'CaseFileRead']);
});

// A stream whose events went to two topics would be in no order for its consumers.
it.each<[EventTopic, readonly LedgerEventType[]]>([
  ['organization', ['StaffMemberRegistered', 'AppointmentStarted', 'AppointmentEnded']],
  ['rulebooks', ['PeriodOpened', 'PeriodClosed']],
  ['accounts', ['AccountOpened', 'EntryProposed', 'EvidenceAttached', 'AnswerLapsed', 'EntryReversed']],
  ['matters', ['ObservationNoted', 'ObservationVerified', 'ObservationMatured']],
  ['casework', ['AppealFiled', 'DeadlineSet', 'CaseOpened', 'CaseEvidenceAttached', 'DeadlineBreached']],
])('keeps what stands in one stream in one topic: %s', (topic, together) => {
  expect(together.map(topicOf)).toEqual(together.map(() => topic));
});
