import {
  dispositions,
  mannersOfService,
  type CalendarDate,
  type Disposition,
  type MannerOfService,
} from '#domain';
import { LONGEST_TEXT } from '../entries/entries.dto.js';
import { ChoiceField, CountField, DayField, ListField, TextField } from '../http/fields.js';
import { OneOfField } from '../http/one-of-field.js';
import { MOST_ISSUES } from './filing.dto.js';
import { anyRemedy, type RemedyBody } from './remedies.dto.js';

const MOST_REMEDIES = 50;

/** What is to become of an issue. */
export class VoteOnIssue {
  @CountField({ least: 1, most: MOST_ISSUES, description: 'Number of the issue.' })
  readonly issue!: number;
  @ChoiceField(dispositions, { description: 'What becomes of it; upheld: the appellant was right.' })
  readonly disposition!: Disposition;
  @OneOfField(anyRemedy, {
    list: { least: 0, most: MOST_REMEDIES },
    description: 'What is changed; each can only better the appellant’s position.',
    optional: true,
  })
  readonly remedies: readonly RemedyBody[] = [];
}

export class Votes {
  @ListField(() => VoteOnIssue, { least: 1, most: MOST_ISSUES, description: 'One for each issue.' })
  readonly votes!: readonly VoteOnIssue[];
  @TextField({
    most: LONGEST_TEXT,
    lines: true,
    description: 'What the member has to say to it; stands in the decision where they dissent.',
    optional: true,
  })
  readonly opinion?: string;
}

export class DecisionOnIssue extends VoteOnIssue {
  @TextField({ most: LONGEST_TEXT, lines: true, description: 'Why.', example: 'The file was on time.' })
  readonly reasons!: string;
}

export class AppealDecision {
  @ListField(() => DecisionOnIssue, { least: 1, most: MOST_ISSUES, description: 'One for each issue.' })
  readonly issues!: readonly DecisionOnIssue[];
}

export class Service {
  @DayField({ description: 'When it was handed over or published.' })
  readonly servedOn!: CalendarDate;
  @ChoiceField(mannersOfService, { description: 'How.' })
  readonly manner!: MannerOfService;
}
