import type { CalendarDate, CaseFinding } from '#domain';
import { DeedAnswer } from '../casework/casework-answers.js';
import { Shown } from '../http/shown.js';
import { DecidedEntryAnswer } from './case-consequences.dto.js';

/* What was found, and by whom. Shares in thousandths. */

class DecidedFindingAnswer implements CaseFinding {
  @Shown({ as: 'id', description: 'Whom it is about.' }) readonly staff!: string;
  @Shown({ as: 'flag', description: 'Whether they are liable.' }) readonly liable!: boolean;
  @Shown({ as: 'count', description: 'Their share in thousandths; 0 where not liable.', example: 700 })
  readonly share!: number;
  @Shown({ description: 'Why.' }) readonly reasons!: string;
}

class VariedFindingAnswer {
  @Shown({ as: 'id', description: 'The appeal that changed it.' }) readonly appeal!: string;
  @Shown({ as: 'count', description: 'The share from then on, in thousandths.', example: 350 })
  readonly share!: number;
  @Shown({ as: 'time', description: 'When.' }) readonly at!: string;
}

/** A finding as it is after appeals. */
export class FindingAnswer extends DecidedFindingAnswer {
  @Shown({ of: () => VariedFindingAnswer, list: true, description: 'What appeals changed about it.' })
  readonly varied!: readonly VariedFindingAnswer[];
}

class PersonShareAnswer {
  @Shown({ as: 'id', description: 'Whose share it is.' }) readonly staff!: string;
  @Shown({ as: 'count', description: 'In thousandths.', example: 700 }) readonly share!: number;
}

class SharesAnswer {
  @Shown({ of: () => PersonShareAnswer, list: true, description: 'What each person answers for.' })
  readonly persons!: readonly PersonShareAnswer[];
  @Shown({ as: 'count', description: 'What stays with the organization.', example: 300 })
  readonly organization!: number;
}

export class CaseProposalAnswer extends DeedAnswer {
  @Shown({ description: 'What was found, and why.' }) readonly summary!: string;
  @Shown({ of: () => SharesAnswer, description: 'Shares of the liability; they sum to 1000.' })
  readonly shares!: SharesAnswer;
}

export class CaseDecisionAnswer extends DeedAnswer {
  @Shown({ as: 'day', description: 'When it was decided.' }) readonly decidedOn!: CalendarDate;
  @Shown({ of: () => DecidedFindingAnswer, list: true, description: 'One for each person named.' })
  readonly findings!: readonly DecidedFindingAnswer[];
  @Shown({ as: 'count', description: 'Thousandths that stay with the organization.', example: 300 })
  readonly organization!: number;
  @Shown({ of: () => DecidedEntryAnswer, list: true, description: 'Entries that follow by themselves.' })
  readonly entries!: readonly DecidedEntryAnswer[];
}
