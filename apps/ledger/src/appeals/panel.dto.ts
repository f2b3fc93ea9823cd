import { LONGEST_TEXT, Reason } from '../entries/entries.dto.js';
import { ChoiceField, IdField, IdListField, TextField } from '../http/fields.js';
import { AppealPath } from './appeal-path.js';

const MOST_MEMBERS = 15;

export class Panel {
  @IdField({ description: 'Who presides; one of the members.', example: 'R-1' })
  readonly chair!: string;
  @IdListField({
    most: MOST_MEMBERS,
    description: 'Who decides: an odd number, the chair among them.',
    example: ['R-1', 'R-2', 'R-3'],
  })
  readonly members!: readonly string[];
}

export class Challenge extends Reason {
  @IdField({ description: 'Whom of the panel.', example: 'R-2' })
  readonly member!: string;
}

export class ChallengePath extends AppealPath {
  @IdField({ description: 'Id of the challenge.', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  readonly challenge!: string;
}

export class ChallengeDecision extends Reason {
  @ChoiceField(['recused', 'kept'], { description: 'Whether the member leaves for good, or sits again.' })
  readonly outcome!: 'recused' | 'kept';
}

export class Replacement {
  @IdField({ description: 'Who was recused, or cannot go on.', example: 'R-2' })
  readonly leaves!: string;
  @IdField({ description: 'Who takes their place.', example: 'R-4' })
  readonly joins!: string;
  @TextField({
    most: LONGEST_TEXT,
    lines: true,
    description: 'Why somebody who was not recused cannot go on, such as an illness.',
    optional: true,
  })
  readonly reason?: string;
  @IdField({ description: 'Who presides from then on.', example: 'R-1' })
  readonly chair!: string;
}
