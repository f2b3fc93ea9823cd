import { Shown } from './shown.js';

/** Who did something: a person in a role, a rule of a rulebook version, or a system. */
export class ActorAnswer {
  @Shown({ choice: ['person', 'rule', 'system'], description: 'What it is.' })
  readonly kind!: 'person' | 'rule' | 'system';
  @Shown({ as: 'id', description: 'Its id.', example: 'V-2' }) readonly id!: string;
  @Shown({ description: 'Of a person: the role.', example: 'verifier', optional: true })
  readonly role?: string;
  @Shown({ as: 'count', description: 'Of a rule: the version of its rulebook.', optional: true })
  readonly rulebookVersion?: number;
}
