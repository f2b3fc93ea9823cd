import { describe, expect, it } from '@jest/globals';
import { NOTHING_FOLLOWS } from './nothing-follows.js';

describe('what no process manager heeds', () => {
  it('is everything but what they handle', () => {
    for (const type of ['WorkRecorded', 'RulebookPublished', 'AccountOpened', 'EntryProposed'] as const) {
      expect(NOTHING_FOLLOWS.has(type)).toBe(false);
    }
    for (const type of ['DecisionServed', 'CaseDecided', 'FindingVaried', 'ActionVerified'] as const) {
      expect(NOTHING_FOLLOWS.has(type)).toBe(false);
    }
    for (const type of ['StayGranted', 'StayLifted', 'AppealWithdrawn', 'LeaveRefused'] as const) {
      expect(NOTHING_FOLLOWS.has(type)).toBe(false);
    }
    for (const type of [
      'EntryPosted',
      'EntryConfirmed',
      'ObservationMatured',
      'EvidenceUploaded',
      'AppealDecided',
    ] as const) {
      expect(NOTHING_FOLLOWS.has(type)).toBe(true);
    }
  });
});
