import { describe, expect, it } from '@jest/globals';
import { as, deed, FAULT, person, TODAY } from '../testing/case-fixture.js';
import { after } from '../testing/case-stages.js';
import { specify } from '../testing/decider-spec.js';
import { accountabilityCase } from './accountability-case.js';
import type { CaseOpened } from './events.js';

const complaint = {
  source: { kind: 'complaint', text: 'My file is lost.' },
  sourceFacts: undefined,
  unit: 'B',
  occurredOn: FAULT,
} as const;
const nothing = specify(accountabilityCase).given([]);

describe('a case is opened', () => {
  it('of the unit, the day and the process that its source says', () => {
    const opened: CaseOpened = {
      type: 'CaseOpened',
      data: {
        case: 'C1',
        title: 'A lost file',
        description: 'The file of P1 cannot be found.',
        source: { kind: 'work-record', process: 'P1', record: 'R1' },
        unit: 'B',
        process: 'P1',
        occurredOn: FAULT,
        openedBy: 'V1',
        openedOn: TODAY,
        limitationEnds: '2029-02-01',
      },
    };
    nothing.when(deed('OpenCase')).then([opened]);
    nothing.when(deed('OpenCase', { unit: 'B', occurredOn: FAULT })).then([opened]);
    specify(accountabilityCase)
      .given([opened])
      .when(deed('OpenCase', { today: '2024-04-01' }))
      .thenNothing();
    specify(accountabilityCase)
      .given([opened])
      .when(deed('OpenCase', { title: 'Another file' }))
      .thenRefused('case-id-taken', 'case');
  });

  it('by anybody who complains, and else by those whose duty it is, within their scope', () => {
    const [event] = after(deed('OpenCase', { ...complaint, by: person('S3') }));
    expect(event).toMatchObject({ data: { openedBy: 'S3', unit: 'B', occurredOn: FAULT } });
    nothing.when(deed('OpenCase', { by: person('S3') })).thenRefused('outside-scope');
    const elsewhere = { id: 'V1', grants: [{ role: 'verifier' as const, unit: 'C' }] };
    nothing.when(deed('OpenCase', { by: elsewhere })).thenRefused('outside-scope');
    const system = { id: 'W', grants: [{ role: 'work-system' as const, unit: null }] };
    nothing.when(deed('OpenCase', { ...complaint, by: system })).thenRefused('outside-scope');
  });

  it.each([
    ['unknown-source', 'source', { sourceFacts: { exists: false } }],
    ['unknown-source', 'source', { sourceFacts: undefined }],
    ['source-says-otherwise', 'unit', { unit: 'C' }],
    ['source-says-otherwise', 'occurredOn', { occurredOn: '2024-01-31' }],
    ['source-says-otherwise', 'process', { process: 'P2' }],
    ['unknown-unit', 'unit', { ...complaint, unit: undefined }],
    ['unknown-unit', 'unit', { ...complaint, unit: 'Z' }],
    ['invalid-date', 'occurredOn', { ...complaint, occurredOn: undefined }],
    ['invalid-date', 'occurredOn', { ...complaint, occurredOn: '2024-02-30' }],
    ['in-the-future', 'occurredOn', { ...complaint, occurredOn: '2024-03-05' }],
    ['missing-text', 'title', { title: ' ' }],
    ['missing-text', 'description', { description: '' }],
    ['missing-text', 'source.text', { ...complaint, source: { kind: 'finding', text: ' ' } }],
    ['invalid-identifier', 'case', { case: ' C1' }],
  ] as const)('else it is refused: %s of %s', (code, field, over) => {
    nothing.when(deed('OpenCase', { by: as('V1', 'verifier'), ...over })).thenRefused(code, field);
  });
});
