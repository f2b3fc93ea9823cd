import type { CaseRef, RecordedEvent } from '#domain';
import type { Executor } from '#processing';
import type { ReadModels } from '#read-models';
import type { EvidenceFiles } from '#runtime';
import { accessesOf } from './accesses.js';
import type { Dossier, DossierFile } from './dossier.js';
import { evidenceOf } from './evidence.js';
import { KnownStreams } from './known-streams.js';
import { matterOf, type Matter } from './matter.js';
import { People, personsIn } from './people.js';
import { processesOf } from './processes.js';
import { rulebooksOf } from './rulebooks.js';
import { similarDecisions } from './similar.js';
import { asLine, inLogOrder } from './timeline.js';

/** An opened ledger has all of them. */
export interface DossierSources {
  readonly readModels: ReadModels;
  readonly executor: Pick<Executor, 'history'>;
  readonly evidence: Pick<EvidenceFiles, 'integrity'>;
  readonly clock: { now(): Date };
}

export interface DossierOptions {
  /**
   * Who asks: files of the same matter from which they are barred stay out of it, and of a case that names them what is
   * about others alone.
   */
  readonly reader: string;
  /** Nothing that was recorded later is told. UTC, such as `2026-03-31T12:00:00Z`. */
  readonly knownAt?: string;
}

/**
 * Everything about an appeal or an accountability case. Whether somebody may read it, and that they did, is up to
 * whoever asks.
 * @throws ReadModelError `not-found` where there is no such file, or was none then; `invalid-query` for `knownAt`
 */
export async function makeDossier(
  { readModels, executor, evidence, clock }: DossierSources,
  of: CaseRef,
  { reader, knownAt }: DossierOptions,
): Promise<Dossier> {
  const position = readModels.position();
  const file = await fileOf(readModels, of, reader, knownAt);
  const until = { position, ...(knownAt !== undefined && { knownAt }) };
  const history = (stream: string): Promise<RecordedEvent[]> => executor.history(stream);
  const mayTell = (other: CaseRef): boolean => !readModels.barredFrom(other).includes(reader);
  const streams = new KnownStreams(history, until);
  const people = new People(streams);
  const named = file.kind === 'appeal' ? undefined : file.case.partOf;
  const matter = await matterOf(of, streams, { mayTell, ...(named !== undefined && { named }) });
  const { mentions, trails } = matter;
  const accesses = await accessesOf(of, streams);
  const rulebooks = await rulebooksOf(mentions.rulebooks, openedOn(matter), streams);
  const timeline = inLogOrder([
    ...matter.events.map(({ event, about, silent }) => asLine(event, about, silent)),
    ...rulebooks.events.map((event) => asLine(event, 'rulebook')),
  ]);
  const processes = await processesOf(mentions.processes, streams, people);
  const names = await people.names([
    ...matter.events.flatMap(({ event }) => personsIn(event)),
    ...accesses.map(({ readBy }) => readBy),
  ]);
  return {
    of,
    ...(knownAt !== undefined && { knownAt }),
    file,
    names,
    processes,
    entries: trails.map(({ entry }) => entry),
    rulebooks: rulebooks.rulebooks,
    evidence: await evidenceOf(mentions.evidence, streams, evidence),
    accesses,
    timeline,
    similar: await similarDecisions(readModels, of, history, until, mayTell),
    completeness: {
      generatedAt: clock.now().toISOString(),
      ...until,
      events: timeline.length,
      accesses: accesses.length,
      streams: await streams.streams(),
    },
  };
}

async function fileOf(
  readModels: ReadModels,
  of: CaseRef,
  reader: string,
  knownAt?: string,
): Promise<DossierFile> {
  const at = knownAt === undefined ? {} : { knownAt };
  return of.kind === 'appeal'
    ? { kind: 'appeal', appeal: await readModels.appealFile(of.staff, of.appeal, at) }
    : { kind: 'accountability', case: await readModels.caseFile(of.case, { ...at, reader }) };
}

/** The day on which the file was opened: its procedure is that of the rulebook in force then. */
function openedOn({ own }: Matter): string {
  const [first] = own;
  if (first?.type === 'AppealFiled') return first.data.filedOn;
  return first?.type === 'CaseOpened' ? first.data.openedOn : '';
}
