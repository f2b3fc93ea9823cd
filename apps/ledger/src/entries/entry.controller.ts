import { Body, Get, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Policy } from '../access/policy.js';
import { EvidenceAnswer, evidenceAnswer } from '../evidence/evidence-answers.js';
import { shown } from '../http/answers.js';
import { Given } from '../http/given.js';
import { type ListAnswer } from '../http/page-answer.js';
import { Capability, Command, Read } from '../http/routes.js';
import { AttachEvidence } from './attach-evidence.js';
import { AccountEntry, addressOf, ENTRY_PATH } from './account-entry.js';
import { AttachedEvidence } from './entries.dto.js';
import { EntryDetailAnswer, entryDetailAnswer } from './entry-answers.js';
import { attaches, readsAssessment } from './entry-policies.js';
import { EntryStepAnswer, stepAnswer } from './entry-step-answer.js';
import { GetEntry } from './get-entry.js';
import { ListEntryEvidence } from './list-entry-evidence.js';

@Capability('Entries', ENTRY_PATH)
export class EntryController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Policy(readsAssessment)
  @Read({
    id: 'getEntry',
    summary: 'An entry with every step of its life',
    answer: EntryDetailAnswer,
    revision: true,
    refusals: ['not-found'],
  })
  async get(@Param() path: AccountEntry): Promise<EntryDetailAnswer> {
    const entry = await this.queries.execute(new GetEntry(addressOf(path)));
    return shown(entryDetailAnswer(entry), entry);
  }

  @Get('evidence')
  @Policy(readsAssessment)
  @Read({
    id: 'listEntryEvidence',
    summary: 'What an entry rests on',
    answer: EvidenceAnswer,
    as: 'list',
    refusals: ['not-found'],
  })
  async evidence(@Param() path: AccountEntry): Promise<ListAnswer<EvidenceAnswer>> {
    const rows = await this.queries.execute(new ListEntryEvidence(addressOf(path)));
    return { items: rows.map(evidenceAnswer) };
  }

  @Post('evidence')
  @Policy(attaches)
  @Command({
    id: 'attachEvidence',
    summary: 'Attaches evidence to an entry that is not posted yet',
    status: 200,
    answer: EntryStepAnswer,
    description:
      'The person concerned attaches what they brought themselves, once they are asked to answer and until a dispute is decided.',
    refusals: [
      'outside-scope',
      'unknown-entry',
      'unknown-evidence',
      'evidence-frozen',
      'entry-not-awaiting-answer',
    ],
  })
  async attach(
    @Param() path: AccountEntry,
    @Body() { evidence }: AttachedEvidence,
    @Given() given: Given,
  ): Promise<EntryStepAnswer> {
    const entry = { ...addressOf(path), evidence };
    return stepAnswer(await this.commands.execute(new AttachEvidence(entry, given)), entry);
  }
}
