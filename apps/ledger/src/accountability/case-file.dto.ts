import type { CalendarDate, Circumstances } from '#domain';
import type { FilePerson } from '#read-models';
import { DeadlineAnswer, DeedAnswer, HistoryLineAnswer } from '../casework/casework-answers.js';
import { Shown } from '../http/shown.js';
import { CaseHead, CasePersonAnswer } from './case-answers.js';
import { CaseActionAnswer, CaseEntryAnswer, CaseSanctionAnswer } from './case-consequences.dto.js';
import { CaseDecisionAnswer, CaseProposalAnswer, FindingAnswer } from './case-findings.dto.js';

/* Everything in an accountability case. */

export class CircumstancesAnswer implements Circumstances {
  @Shown({ description: 'How the handler deceived the others.', optional: true }) readonly falsified?: string;
  @Shown({ description: 'Where dissent is on record.', optional: true }) readonly dissented?: string;
  @Shown({ description: 'Which order was followed.', optional: true }) readonly followedOrder?: string;
  @Shown({ description: 'Which rule was unclear.', optional: true }) readonly unclearRule?: string;
  @Shown({ description: 'What nobody could have prevented.', optional: true })
  readonly forceMajeure?: string;
  @Shown({ list: true, description: 'What mitigates.', example: ['Reported it at once'] })
  readonly mitigation!: readonly string[];
  @Shown({ list: true, description: 'What aggravates.', example: [] })
  readonly aggravation!: readonly string[];
}

class ReleaseAnswer extends DeedAnswer {
  @Shown({ description: 'Why.' }) readonly reason!: string;
}

class SaidAnswer {
  @Shown({ description: 'What they said.' }) readonly text!: string;
  @Shown({ as: 'time', description: 'When it was recorded.' }) readonly at!: string;
  @Shown({ as: 'position', description: 'Where it stands in the log.' }) readonly position!: number;
}

class GrantedToleranceAnswer extends DeedAnswer {
  @Shown({ as: 'id', description: 'The experiment in which it happened.', example: 'X-2026-1' })
  readonly experiment!: string;
  @Shown({ description: 'Why it was inexperience, and no knowing violation.' })
  readonly inexperience!: string;
  @Shown({ description: 'Why it was exploring, and no defiance.' }) readonly exploration!: string;
  @Shown({ description: 'Why it was for the common good.' }) readonly commonGood!: string;
}

class FilePersonAnswer extends CasePersonAnswer implements FilePerson {
  @Shown({ of: () => CircumstancesAnswer, description: 'What exempts, mitigates and aggravates.' })
  readonly circumstances!: CircumstancesAnswer;
  @Shown({ of: () => DeedAnswer, description: 'Who named them.' }) readonly named!: DeedAnswer;
  @Shown({ of: () => ReleaseAnswer, description: 'Who took them out of the case again.', optional: true })
  readonly released?: ReleaseAnswer;
  @Shown({ as: 'time', description: 'When they were invited to a statement.', optional: true })
  readonly invitedAt?: string;
  @Shown({ of: () => SaidAnswer, list: true, description: 'What they stated before the findings.' })
  readonly statements!: readonly SaidAnswer[];
  @Shown({ of: () => SaidAnswer, list: true, description: 'What they said to the findings.' })
  readonly defences!: readonly SaidAnswer[];
  @Shown({ of: () => GrantedToleranceAnswer, description: 'Why they are not held to it.', optional: true })
  readonly tolerance?: GrantedToleranceAnswer;
  @Shown({ of: () => FindingAnswer, description: 'What was found of them, as it is now.', optional: true })
  readonly finding?: FindingAnswer;
}

class BegunAnswer extends DeedAnswer {
  @Shown({ as: 'id', description: 'Who investigates.', example: 'I-1' }) readonly investigator!: string;
}

class TracedPostAnswer {
  @Shown({ as: 'id', description: 'The post.', example: 'TAX:clerk' }) readonly post!: string;
  @Shown({ as: 'id', description: 'Its unit.', example: 'TAX' }) readonly unit!: string;
}

class TracedStepAnswer {
  @Shown({ as: 'id', description: 'The work record.', example: 'R-17' }) readonly record!: string;
  @Shown({ as: 'id', description: 'What was done.', example: 'review' }) readonly activity!: string;
  @Shown({ as: 'day', description: 'When.' }) readonly occurredOn!: CalendarDate;
  @Shown({ as: 'id', description: 'By whom.' }) readonly staff!: string;
  @Shown({ choice: ['handler', 'reviewer', 'approver'], description: 'In which part.' })
  readonly part!: 'handler' | 'reviewer' | 'approver';
  @Shown({ of: () => TracedPostAnswer, list: true, description: 'Posts that they held that day.' })
  readonly posts!: readonly TracedPostAnswer[];
}

class TraceAnswer extends DeedAnswer {
  @Shown({ as: 'id', description: 'The process.', example: 'CASE-9' }) readonly process!: string;
  @Shown({ of: () => TracedStepAnswer, list: true, description: 'Its steps up to the day of the fault.' })
  readonly steps!: readonly TracedStepAnswer[];
}

class AttachedCaseEvidenceAnswer extends DeedAnswer {
  @Shown({ as: 'id', description: 'The evidence.', example: 'E-1' }) readonly evidence!: string;
}

class CaseClosingAnswer extends DeedAnswer {
  @Shown({ choice: ['done', 'discontinued'], description: 'How it ended.' })
  readonly outcome!: 'done' | 'discontinued';
  @Shown({ description: 'Why.' }) readonly reason!: string;
}

const each = (of: () => new () => object, description: string): PropertyDecorator =>
  Shown({ of, list: true, description });

/** Everything in an accountability case, as far as it was known. Points as decimals, shares in thousandths. */
export class CaseFileAnswer extends CaseHead {
  @Shown({ as: 'time', description: 'Only what was recorded by this time is told.', optional: true })
  readonly knownAt?: string;
  @Shown({
    as: 'id',
    description:
      'Whose part of it this is: whoever is named in a case is told nothing that is about others alone. Missing where ' +
      'it is whole.',
    optional: true,
  })
  readonly partOf?: string;
  @Shown({ description: 'What went wrong, as it was told when the case was opened.' })
  readonly description!: string;
  @Shown({ as: 'day', description: 'Nobody is held to it after this day.' })
  readonly limitationEnds!: CalendarDate;
  @Shown({ of: () => BegunAnswer, description: 'Who was given the case.', optional: true })
  readonly begun?: BegunAnswer;
  @each(() => TraceAnswer, 'Every tracing of a process.') readonly traces!: readonly TraceAnswer[];
  @each(() => TracedStepAnswer, 'The last word on every step.')
  readonly steps!: readonly TracedStepAnswer[];
  @each(() => FilePersonAnswer, 'The persons named, those who were released as well.')
  readonly persons!: readonly FilePersonAnswer[];
  @each(() => AttachedCaseEvidenceAnswer, 'What it rests on.')
  readonly evidence!: readonly AttachedCaseEvidenceAnswer[];
  @each(() => CaseProposalAnswer, 'Findings as they were proposed.')
  readonly proposals!: readonly CaseProposalAnswer[];
  @each(() => CaseDecisionAnswer, 'How it was decided.') readonly decisions!: readonly CaseDecisionAnswer[];
  @Shown({
    as: 'count',
    description: 'Thousandths of the liability that stay with the organization.',
    example: 300,
    optional: true,
  })
  readonly organizationShare?: number;
  @each(() => CaseEntryAnswer, 'Entries that follow, and what became of them.')
  readonly entries!: readonly CaseEntryAnswer[];
  @each(() => CaseSanctionAnswer, 'Sanctions.') readonly sanctions!: readonly CaseSanctionAnswer[];
  @each(() => CaseActionAnswer, 'Corrective actions.') readonly actions!: readonly CaseActionAnswer[];
  @each(() => CaseClosingAnswer, 'When it was closed.') readonly closings!: readonly CaseClosingAnswer[];
  @each(() => ReleaseAnswer, 'When it was taken up again.') readonly reopenings!: readonly ReleaseAnswer[];
  @each(() => DeadlineAnswer, 'Every deadline.') readonly deadlines!: readonly DeadlineAnswer[];
  @each(() => HistoryLineAnswer, 'Everything that touched it, in the order of the log.')
  readonly history!: readonly HistoryLineAnswer[];
}
