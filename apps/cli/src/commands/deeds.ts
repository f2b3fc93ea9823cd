import { readFileSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { parseDefinition } from '#definitions';
import {
  accountabilityCase,
  appealTransitions,
  caseStream,
  caseTransitions,
  docket,
  docketStream,
  type AppealDeeds,
  type CaseDeeds,
} from '#domain';
import { actOnAppeal, actOnCase } from '#processing';
import { globalsOf, withLedger } from '../context.js';
import { appealDeedData, type AppealDeedOfPeople } from '../deeds/appeal-deeds.js';
import { caseDeedData, type CaseDeedOfPeople } from '../deeds/case-deeds.js';
import { dataOf, deedNamed, deedsHelp, typedDeeds, type TypedDeed } from '../deeds/deed-table.js';
import { Refused } from '../refused.js';
import { print } from '../output/print.js';
import { byWhom, givenBy, type ByWhom } from './grants.js';

interface Options extends ByWhom {
  /** JSON or YAML. `--data` is the folder of the ledger, wherever it stands in a command line. */
  readonly input?: string;
  readonly inputFile?: string;
}

const appealDeeds = typedDeeds(appealDeedData, appealTransitions);
const caseDeeds = typedDeeds(caseDeedData, caseTransitions);

export function addDeeds(program: Command): void {
  const ofAppeal = program
    .command('appeal-deed')
    .description('do something in an appeal: file, admit, vote, decide, serve …')
    .argument('<deed>', 'one of those below')
    .argument('<staff>', 'the appellant')
    .argument('<appeal>', 'id of the appeal; a new one for file-appeal');
  addOptions(ofAppeal, appealDeeds).action(
    async (name: string, staff: string, appeal: string, options: Options, command: Command) => {
      const deed = deedNamed(name, appealDeeds);
      const globals = globalsOf(command);
      const answer = await withLedger(globals, async (ledger) => {
        const given = givenBy(options, ledger);
        // Who takes in what came on paper says when it came.
        const today =
          deed.type === 'FileAppeal'
            ? { filedOn: given.today }
            : deed.type === 'EscalateAppeal'
              ? { escalatedOn: given.today }
              : {};
        const act = {
          type: deed.type as AppealDeedOfPeople,
          ...dataOf(deed, { ...today, ...dataFrom(options) }),
        };
        const { events } = await actOnAppeal(
          ledger.executor,
          { staff, appeal },
          act as { type: AppealDeedOfPeople } & AppealDeeds[AppealDeedOfPeople],
          given,
        );
        await ledger.settled();
        const { appeals } = await ledger.executor.read(docket, docketStream(staff));
        return {
          staff,
          appeal,
          status: appeals.get(appeal)?.status,
          recorded: events.map(({ type }) => type),
        };
      });
      print(globals, answer, () => answerText(`Appeal ${appeal} of ${staff}`, answer));
    },
  );

  const ofCase = program
    .command('case-deed')
    .description('do something in an accountability case: open, trace, name, invite, decide, verify …')
    .argument('<deed>', 'one of those below')
    .argument('<case>', 'id of the case; a new one for open-case');
  addOptions(ofCase, caseDeeds).action(
    async (name: string, id: string, options: Options, command: Command) => {
      const deed = deedNamed(name, caseDeeds);
      const globals = globalsOf(command);
      const answer = await withLedger(globals, async (ledger) => {
        const act = { type: deed.type as CaseDeedOfPeople, ...dataOf(deed, dataFrom(options)) };
        const { events } = await actOnCase(
          ledger.executor,
          id,
          act as { type: CaseDeedOfPeople } & CaseDeeds[CaseDeedOfPeople],
          givenBy(options, ledger),
        );
        await ledger.settled();
        const { status } = await ledger.executor.read(accountabilityCase, caseStream(id));
        return { case: id, status, recorded: events.map(({ type }) => type) };
      });
      print(globals, answer, () => answerText(`Case ${id}`, answer));
    },
  );
}

const addOptions = (command: Command, deeds: readonly TypedDeed[]): Command =>
  byWhom(command)
    .addOption(new Option('--input <json>', 'what the deed takes').conflicts('inputFile'))
    .option('--input-file <file>', 'the same from a file, JSON or YAML; - for standard input')
    .addHelpText(
      'after',
      `\nDeeds, where they are possible, and what they take (? may be left out):\n${deedsHelp(deeds)}`,
    );

/** @throws DefinitionError with line and column where it is neither JSON nor YAML */
function dataFrom({ input, inputFile }: Options): object {
  if (input === undefined && inputFile === undefined) return {};
  const text = input ?? readFileSync(inputFile === '-' ? 0 : inputFile!, 'utf8');
  const { value } = parseDefinition<unknown>({ name: inputFile ?? '--input', text }, {});
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new Refused('invalid-data', 'the data must be an object, such as {"reason": "…"}');
}

function answerText(
  what: string,
  { status, recorded }: { readonly status: string | undefined; readonly recorded: readonly string[] },
): string {
  const stands = status === undefined ? '' : ` It stands at: ${status}.`;
  return recorded.length === 0
    ? `${what}: nothing to record.${stands}`
    : `${what}: ${recorded.join(', ')}.${stands}`;
}
