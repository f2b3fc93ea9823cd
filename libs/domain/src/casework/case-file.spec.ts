import { describe, expect, it } from '@jest/globals';
import type { CaseState } from '../accountability/case-state.js';
import type { AppealCase, PanelMember } from '../appeal/appeal-case.js';
import { authority } from '../testing/account-fixture.js';
import { specify } from '../testing/decider-spec.js';
import { caseFiles, caseFileStream, type ReadCaseFile } from './case-file.js';

const of = { kind: 'appeal', staff: 'S1', appeal: 'A1' } as const;
const ofCase = { kind: 'accountability', case: 'C1' } as const;

/** As far as it is asked for. */
const appeal = (panel: readonly PanelMember[] = [], recused: readonly string[] = []): AppealCase =>
  ({ appeal: 'A1', panel, recused: new Set(recused) }) as unknown as AppealCase;

const read = (over: Partial<ReadCaseFile> = {}): ReadCaseFile => ({
  type: 'ReadCaseFile',
  of,
  by: authority('R1', 'reviewer'),
  what: 'file',
  appeal: appeal(),
  ...over,
});

describe('a look into a case file', () => {
  const given = specify(caseFiles).given([]);

  it.each(['file', 'dossier', 'evidence'] as const)('at its %s is recorded', (what) =>
    given.when(read({ what })).then([{ type: 'CaseFileRead', data: { of, readBy: 'R1', what } }]),
  );

  it('is recorded every time', () =>
    specify(caseFiles)
      .given([{ type: 'CaseFileRead', data: { of, readBy: 'R1', what: 'file' } }])
      .when(read())
      .then([{ type: 'CaseFileRead', data: { of, readBy: 'R1', what: 'file' } }]));

  it('is refused to who was recused, in whatever instance', () => {
    given.when(read({ appeal: appeal([], ['R1']) })).thenRefused('recused');
  });

  it('is refused to a challenged member, and to no other one', () => {
    const panel = [
      { member: 'R1', standing: 'challenged' },
      { member: 'R2', standing: 'sits' },
    ] as const;
    given.when(read({ appeal: appeal(panel) })).thenRefused('member-challenged');
    given
      .when(read({ appeal: appeal(panel), by: authority('R2', 'reviewer') }))
      .then([{ type: 'CaseFileRead', data: { of, readBy: 'R2', what: 'file' } }]);
  });

  it('needs a file', () => {
    given.when(read({ appeal: undefined })).thenRefused('unknown-appeal', 'appeal');
    given.when(read({ of: ofCase })).thenRefused('unknown-case', 'case');
    const none = { opened: undefined } as unknown as CaseState;
    given.when(read({ of: ofCase, accountability: none })).thenRefused('unknown-case', 'case');
    const opened = { opened: { case: 'C1' } } as unknown as CaseState;
    given
      .when(read({ of: ofCase, accountability: opened }))
      .then([{ type: 'CaseFileRead', data: { of: ofCase, readBy: 'R1', what: 'file' } }]);
  });

  it('stands in a stream that no other case has', () => {
    const streams = [
      { kind: 'appeal', staff: 'S', appeal: '1/A' } as const,
      { kind: 'appeal', staff: 'S/1', appeal: 'A' } as const,
      { kind: 'appeal', staff: 'S%2F1', appeal: 'A' } as const,
      { kind: 'accountability', case: 'S/1/A' } as const,
    ].map(caseFileStream);
    expect(new Set(streams).size).toBe(streams.length);
    expect(caseFileStream(of)).toBe('casefile-appeal-S1/A1');
    expect(caseFileStream(ofCase)).toBe('casefile-accountability-C1');
  });
});
