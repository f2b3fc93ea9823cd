import type { AppealCase } from '../appeal/appeal-case.js';
import type { AppealCommand, AppealDeed } from '../appeal/commands.js';
import { docket } from '../appeal/docket.js';
import type { AppealEvent } from '../appeal/events.js';
import { isAllSeen } from '../appeal/evidence-stage.js';
import { possibleDeeds } from '../appeal/possible.js';
import type { CalendarDate } from '../calendar-date.js';
import { addDays } from '../clock/time-limits.js';
import type { WorkingCalendar } from '../clock/working-calendar.js';
import type { CaseworkPolicy } from '../casework/policy.js';
import { DomainError } from '../domain-error.js';
import type { Authority } from '../duty/authority.js';
import { appellant, deedIn, people, TODAY } from './appeal-fixture.js';
import { AppealWorld, outcomesOf, subjects } from './appeal-world.js';
import { Dice } from './dice.js';

/** Whoever is concerned by what S1 contests, or stands above or below somebody who is. */
export const concerned = ['S1', 'P1', 'V1', 'H1', 'H2', 'D1', 'W1'];
const outsiders = Array.from({ length: 60 }, (_, index) => `R${index + 1}`);
const anybody = [...concerned, ...outsiders.slice(0, 12)];
const grants = (['staff-member', 'reviewer', 'administrator', 'supervisor'] as const).map((role) => ({
  role,
  unit: null,
}));
/** Everybody may do everything: only the rules of the appeal are in their way. */
const somebody = (id: string): Authority => ({ id, grants });

const alwaysTried = ['AdmitAppeal', 'WarnOfDeadline', 'RecordBreach'] as const;
const afterTheEnd = ['EscalateAppeal', 'FinalizeAppeal', 'ReopenAppeal'] as const;

export interface WalkStep {
  readonly events: readonly AppealEvent[];
  readonly today: CalendarDate;
  /** How S1 stood in each thing before and after. */
  readonly before: readonly number[];
  readonly after: readonly number[];
}

export interface Office {
  readonly calendar: WorkingCalendar;
  readonly policy: CaseworkPolicy;
}

/** Two appeals of S1 at most, as chance has it: mostly the next thing by whoever should, else anything by anybody. */
export class AppealWalk {
  readonly steps: WalkStep[] = [];
  readonly state = docket.initialState();
  private readonly world = new AppealWorld();
  private position = this.world.position();
  private today = TODAY;
  private documents = 0;
  private closing = false;

  constructor(
    private readonly office: Office,
    /** What panels tend to decide. */
    private readonly mood: number,
  ) {}

  take(choice: number): void {
    const dice = new Dice(choice);
    if (dice.once(4)) this.today = addDays(this.today, dice.pick([1, 3, 10, 20, 45]));
    const id = dice.once(5) ? 'AP2' : 'AP1';
    const appeal = this.state.appeals.get(id);
    const any = dice.once(3);
    const deed = !appeal
      ? 'FileAppeal'
      : any
        ? dice.pick([...possibleDeeds(appeal.status), ...alwaysTried])
        : appeal.status === 'effective' || appeal.status === 'final'
          ? dice.pick(afterTheEnd)
          : (nextDeed(appeal) ?? 'AdmitAppeal');
    this.give(this.command(id, appeal, deed, dice));
  }

  /** What has to be done is done, by whoever should, until nothing is left to do. */
  finish(): void {
    this.closing = true;
    for (const id of this.state.appeals.keys()) {
      for (let left = 100; left > 0; left--) {
        const appeal = this.state.appeals.get(id)!;
        const deed = nextDeed(appeal);
        if (!deed) break;
        if (deed === 'FinalizeAppeal') this.today = addDays(this.today, 200);
        if (deed === 'DecideAppeal') this.unite(appeal);
        this.give(this.command(id, appeal, deed, new Dice(0)));
      }
    }
  }

  /** Everybody votes as everybody else. */
  private unite(appeal: AppealCase): void {
    for (const { member } of appeal.panel) {
      const vote = this.command(appeal.appeal, appeal, 'CastVote', new Dice(0));
      this.give({ ...vote, by: somebody(member) });
    }
  }

  private give(command: AppealCommand): void {
    let events: readonly AppealEvent[];
    try {
      events = docket.decide(this.state, command);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return;
    }
    const before = this.position;
    for (const event of events) {
      docket.evolve(this.state, event);
      // As the process manager does.
      if (event.type === 'DecisionServed') {
        this.world.carryOut(this.state.appeals.get(event.data.appeal)!.decision!.issues);
        this.position = this.world.position();
      }
    }
    this.steps.push({ events, today: command.today, before, after: this.position });
  }

  private command(id: string, appeal: AppealCase | undefined, deed: AppealDeed, dice: Dice): AppealCommand {
    const instance = appeal?.instance ?? 1;
    const usual = deedIn(instance, deed, {
      ...this.office,
      appeal: id,
      today: this.today,
      people,
      standing: this.world.standing,
    } as Partial<AppealCommand>) as AppealCommand;
    const by = dice.once(5) ? somebody(dice.pick(anybody)) : undefined;
    const fitting = appeal ? this.fitted(appeal, deed, dice) : this.filing(dice);
    return { ...usual, ...fitting, ...(by && { by }) } as AppealCommand;
  }

  private filing(dice: Dice): object {
    const first = dice.roll(subjects.length);
    const chosen = dice.once(2) ? [first, (first + 1) % subjects.length] : [first];
    const issues = chosen.map((one) => ({ subject: subjects[one]!, grounds: 'it is not so' }));
    const knownOn = dice.once(4) ? '2026-01-15' : this.today;
    return { issues, contested: this.world.contested({ issues }), knownOn, filedOn: this.today };
  }

  /** What a deed needs to say, where the appeal stands. */
  private fitted(appeal: AppealCase, deed: AppealDeed, dice: Dice): object {
    const { panel, instance } = appeal;
    const sits = panel.filter(({ standing }) => standing === 'sits');
    switch (deed) {
      case 'FormPanel': {
        const fresh = freshFor(appeal);
        const others = dice.once(4) ? [dice.pick(concerned), dice.pick(outsiders)] : fresh.slice(1, 3);
        const members = [fresh[0] ?? 'R1', ...others];
        return { members, chair: members[0] };
      }
      case 'ChallengeMember':
        return {
          by: dice.pick([appellant, somebody('O1'), somebody('O1')]),
          member: dice.pick(panel)?.member ?? 'R1',
          challenge: `CH${appeal.challenges.size}`,
        };
      case 'DecideChallenge': {
        const pending = [...appeal.challenges].find(([, { decided }]) => !decided);
        return { challenge: pending?.[0] ?? 'CH0', outcome: dice.once(2) ? 'kept' : 'recused' };
      }
      case 'ReplaceMember': {
        const leaves =
          panel.find(({ standing }) => standing === 'recused')?.member ?? dice.pick(panel)?.member ?? 'R1';
        const joins = dice.once(4) ? dice.pick(anybody) : (freshFor(appeal)[0] ?? 'R1');
        const stays = sits.find(({ member }) => member !== leaves)?.member ?? joins;
        return { leaves, joins, chair: stays, reason: 'ill' };
      }
      case 'SubmitEvidence':
        return {
          by: dice.pick([appellant, somebody('O1'), somebody('O2')]),
          evidence: `DOC${1 + dice.roll(3)}`,
        };
      case 'InspectEvidence':
        return { by: unseen(appeal, 'appellant') ? appellant : somebody('O1') };
      case 'CastVote': {
        const member = sits.find(({ vote }) => !vote) ?? sits[0];
        return { by: somebody(member?.member ?? 'R1'), votes: this.votes(appeal, dice) };
      }
      case 'DecideAppeal': {
        const issues = this.votes(appeal, dice).map((vote) => ({
          ...vote,
          reasons: 'it follows from the file',
        }));
        return { by: somebody(appeal.chair!), issues };
      }
      case 'ScheduleHearing':
      case 'RecordHearing':
      case 'BeginDeliberation':
        return { by: somebody(sits[0]?.member ?? 'R1'), on: this.today };
      case 'EscalateAppeal':
        return { escalatedOn: this.today };
      case 'ServeDecision':
        return { servedOn: this.today, manner: dice.once(3) ? 'public-notice' : 'post' };
      case 'ReopenAppeal': {
        const evidence = `NEW${(this.documents += 1)}`;
        const known = deedIn(instance, 'SubmitEvidence').evidenceStates!.get('DOC1')!;
        return { evidence: [evidence], evidenceStates: new Map([[evidence, known]]) };
      }
      case 'RefuseAdmission':
      case 'FinalizeAppeal':
        return { today: this.today };
      case 'WarnOfDeadline':
      case 'RecordBreach':
        return { deadline: dice.pick([...appeal.deadlines.keys()]) ?? 'decision' };
      default:
        return {};
    }
  }

  private votes(appeal: AppealCase, dice: Dice): object[] {
    return appeal.issues.map(({ issue, subject }) => {
      const outcomes = outcomesOf(subject);
      if (this.closing) return { issue, ...outcomes[0]! };
      const at = dice.once(4) ? dice.roll(outcomes.length) : this.mood + appeal.instance;
      return { issue, ...outcomes[at % outcomes.length]! };
    });
  }
}

/** Outsiders who had nothing to do with it yet. */
function freshFor({ acted, spoke, recused }: AppealCase): string[] {
  const gone = [acted[1], acted[2], spoke, recused];
  return outsiders.filter((one) => !gone.some((those) => those.has(one)));
}

const unseen = ({ evidence }: AppealCase, party: 'appellant' | 'office'): boolean =>
  [...evidence.values()].some(({ seenBy }) => !seenBy.has(party));

/** What has to be done so that an appeal comes to its end; undefined where it has. */
export function nextDeed(appeal: AppealCase): AppealDeed | undefined {
  const { panel } = appeal;
  if (appeal.heldSince !== undefined) return 'ResumeAppeal';
  const isOpen = possibleDeeds(appeal.status).includes('DecideChallenge');
  if (isOpen && panel.some(({ standing }) => standing === 'challenged')) return 'DecideChallenge';
  if (isOpen && panel.some(({ standing }) => standing === 'recused')) return 'ReplaceMember';
  switch (appeal.status) {
    case 'filed':
    case 'leave-granted':
    case 'escalated':
      return 'AdmitAppeal';
    case 'out-of-time':
      return 'GrantLeave';
    case 'returned':
      return 'CompleteFiling';
    case 'admitted':
      return 'FormPanel';
    case 'panel-formed':
      return 'OpenEvidence';
    case 'evidence-open':
      return isAllSeen(appeal) ? 'CloseEvidence' : 'InspectEvidence';
    case 'evidence-closed':
      return 'BeginDeliberation';
    case 'hearing':
      return 'RecordHearing';
    case 'deliberation':
      return panel.every(({ vote }) => vote) ? 'DecideAppeal' : 'CastVote';
    case 'decided':
      return 'ServeDecision';
    case 'served':
      return 'RecordEffect';
    case 'effective':
      return 'FinalizeAppeal';
    default:
      return undefined;
  }
}
