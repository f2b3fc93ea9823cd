import { v5 as uuidv5, v7 as uuidv7 } from 'uuid';
import { Option, type Command } from 'commander';
import type { EntryPosted, EntryProposed, Role } from '#domain';
import { proposeEntry, referenceEvidence, reverseEntry, type Given } from '#processing';
import type { Ledger } from '#runtime';
import { formatPoints, InvalidPoints, parsePoints } from '#scoring';
import { globalsOf, operator, withLedger, type GlobalOptions } from '../context.js';
import { Refused } from '../refused.js';
import { print } from '../output/print.js';

interface EntryOptions {
  readonly staff: string;
  readonly indicator: string;
  readonly points: string;
  readonly on: string;
  readonly reason: string;
  readonly rule?: string;
  readonly matter?: string;
  readonly evidence?: readonly string[];
  readonly id?: string;
}

export function addEntry(program: Command): void {
  const entry = program.command('entry').description('what a person proposes, and what takes it out again');
  for (const kind of ['deduction', 'bonus'] as const) addProposal(entry, kind);

  entry
    .command('reverse')
    .description('take an entry out of its account; both stay in the ledger')
    .argument('<entry>', 'id of the entry, as `ledger explain --ids` shows it')
    .requiredOption('--staff <id>', 'whose account it is in')
    .requiredOption('--period <period>', 'of which period')
    .requiredOption('--reason <text>', 'why it is reversed')
    .requiredOption('--authority <text>', 'who or what allows it')
    .action(async (reverses: string, options, command: Command) => {
      const globals = globalsOf(command);
      const { staff, period, reason, authority } = options as Record<string, string>;
      const entryId = uuidv7();
      await withLedger(globals, (ledger) =>
        reverseEntry(
          ledger.executor,
          {
            entryId,
            staff: staff!,
            period: period!,
            reverses,
            reason: reason!,
            authority: authority!,
          },
          givenAs('supervisor', globals, ledger),
        ),
      );
      print(globals, { entryId, reverses }, () => `Entry ${reverses} is reversed by ${entryId}.`);
    });
}

function addProposal(entry: Command, kind: 'deduction' | 'bonus'): void {
  entry
    .command(kind)
    .description(`propose a ${kind}; it is posted at once where its indicator asks for no steps`)
    .requiredOption('--staff <id>', 'whose account it goes to')
    .requiredOption('--indicator <id>', 'under which indicator')
    .requiredOption('--points <decimal>', 'how much, above zero, e.g. 0.5')
    .requiredOption('--on <date>', 'the day it happened, e.g. 2026-03-31')
    .requiredOption('--reason <text>', 'why')
    .option('--rule <id>', 'the manual rule that it follows, where the indicator has some')
    .option('--matter <id>', 'the happening that it is about')
    .option('--evidence <reference...>', 'what it rests on: ids of evidence, or https addresses')
    .addOption(new Option('--id <uuid>', 'id of the entry, so that a retry posts nothing twice'))
    .action(async (options: EntryOptions, command: Command) => {
      const globals = globalsOf(command);
      const entryId = options.id ?? uuidv7();
      const points = pointsOf(options.points);
      const { staff, indicator, on: occurredOn, reason, rule, matter } = options;
      const { events } = await withLedger(globals, async (ledger) => {
        const given = givenAs('assessor', globals, ledger);
        const evidence: string[] = [];
        for (const one of options.evidence ?? []) evidence.push(await evidenceId(ledger, one, given));
        return proposeEntry(
          ledger.executor,
          { entryId, staff, kind, indicator, points, occurredOn, reason, evidence, rule, matter },
          given,
        );
      });
      const posted = events.find((one): one is EntryPosted => one.type === 'EntryPosted');
      const proposed = events.find((one): one is EntryProposed => one.type === 'EntryProposed');
      const what = `${formatPoints(points)} points: ${kind} ${entryId}`;
      print(globals, posted?.data ?? proposed?.data ?? { entryId, posted: false }, () =>
        posted
          ? `${what} is posted to ${staff}, ${posted.data.period}.`
          : proposed
            ? `${what} is proposed for ${staff}, ${proposed.data.period}; it waits for ${waitsFor(proposed)}.`
            : `Entry ${entryId} was there already.`,
      );
    });
}

const waitsFor = ({ data: { steps, answerBy } }: EntryProposed): string =>
  steps.confirmation ? 'confirmation' : `the answer of the person concerned until ${answerBy}`;

/** The person at the terminal acts for the whole organisation, and reads all evidence. */
function givenAs(role: Role, globals: GlobalOptions, { clock }: Ledger): Given {
  const { id } = operator(globals).actor;
  return {
    by: { id, grants: [{ role, unit: null }] },
    today: clock.today(),
    meta: { actor: { kind: 'person', id, role } },
    readsEvidence: 'all',
  };
}

/** An address becomes evidence of its own, the same one each time. */
async function evidenceId({ executor }: Ledger, reference: string, given: Given): Promise<string> {
  if (!reference.startsWith('https://')) return reference;
  const evidence = uuidv5(reference, uuidv5.URL);
  await referenceEvidence(executor, { evidence, url: reference, title: reference.slice(0, 200) }, given);
  return evidence;
}

function pointsOf(text: string): number {
  try {
    return parsePoints(text);
  } catch (error) {
    if (error instanceof InvalidPoints) throw new Refused('invalid-points', `--points ${error.message}`);
    throw error;
  }
}
