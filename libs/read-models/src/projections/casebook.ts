import type Database from 'better-sqlite3';
import { isOfCase, type RecordedEvent } from '#domain';
import { isCasework, isOfAppeal, type CaseworkEvent } from '../casework-events.js';
import type { Projection, ProjectionWriter } from '../engine/projection.js';
import { AppealBook } from './casebook/appeal-book.js';
import { CaseBook } from './casebook/case-book.js';
import { CaseworkFigures } from './casebook/counters.js';
import { Surroundings } from './casebook/surroundings.js';
import { appealTables, caseTables, surroundingTables } from './casebook/tables.js';

/**
 * Appeals, accountability cases and what surrounds them, as lists and figures ask for them. What a case file holds is
 * not here: it is folded from the log. Rows follow the folds of the domain: whoever changes those raises the version.
 */
export const casebook: Projection = {
  name: 'casebook',
  version: 3,
  ddl: `${appealTables} ${caseTables} ${surroundingTables}`,
  open: (db) => new CasebookWriter(db),
};

class CasebookWriter implements ProjectionWriter {
  private readonly figures: CaseworkFigures;
  private readonly appeals: AppealBook;
  private readonly cases: CaseBook;
  private readonly surroundings: Surroundings;

  constructor(db: Database.Database) {
    this.figures = new CaseworkFigures(db);
    this.appeals = new AppealBook(db, this.figures);
    this.cases = new CaseBook(db, this.figures);
    this.surroundings = new Surroundings(db);
  }

  apply(events: readonly RecordedEvent[]): void {
    for (const event of events) if (isCasework(event)) this.take(event);
  }

  flush(): void {
    this.appeals.flush();
    this.cases.flush();
    this.surroundings.flush();
    this.figures.flush();
  }

  private take(event: RecordedEvent<CaseworkEvent>): void {
    if (isOfAppeal(event)) return this.appeals.take(event);
    if (isOfCase(event)) return this.cases.take(event);
    switch (event.type) {
      case 'DeadlineSet':
      case 'DeadlineWarned':
      case 'DeadlineBreached': {
        const { of } = event.data;
        if (of.kind === 'appeal') this.appeals.takeDeadline(event, of);
        else this.cases.takeDeadline(event, of.case);
        return;
      }
      case 'ExperimentRegistered':
      case 'ExperimentApproved':
        return this.surroundings.takeExperiment(event);
      case 'CalendarDaysDeclared':
        return this.surroundings.takeDays(event);
      case 'CaseFileRead':
        return this.surroundings.takeReading(event);
    }
  }
}
