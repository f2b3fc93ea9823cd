/**
 * Where nothing is open any more, `open` is 0; `due_*` is the open deadline that ends first while the clock runs, and
 * `act_on` the first day on which the timer has something to do with a deadline. `deadlines`, `panel`, `people`,
 * `unseen` and `persons` are JSON. Days count from 1970-01-01, times in milliseconds since then.
 */
const work = `deadlines TEXT NOT NULL, due_deadline TEXT, due_by INTEGER, due_warn_on INTEGER, due_breached INTEGER,
  act_on INTEGER, decided_on INTEGER, revision INTEGER NOT NULL`;

/** What lists and figures walk along; the one that ends in `figures` holds all that figures of open work look at. */
const workIndexes = (table: string, begun: string): string => `
  CREATE INDEX ${table}_unit_status ON ${table} (unit, status);
  CREATE INDEX ${table}_unit_open ON ${table} (unit, open);
  CREATE INDEX ${table}_status ON ${table} (status);
  CREATE INDEX ${table}_open ON ${table} (open);
  CREATE INDEX ${table}_due ON ${table} (due_by) WHERE due_by IS NOT NULL;
  CREATE INDEX ${table}_unit_due ON ${table} (unit, due_by) WHERE due_by IS NOT NULL;
  CREATE INDEX ${table}_act ON ${table} (act_on) WHERE act_on IS NOT NULL;
  CREATE INDEX ${table}_figures ON ${table} (unit, ${begun}, due_by, due_warn_on, due_deadline) WHERE open = 1;
`;

export const appealTables = `
  CREATE TABLE appeal (
    position INTEGER PRIMARY KEY, staff TEXT NOT NULL, appeal TEXT NOT NULL, unit TEXT NOT NULL,
    status TEXT NOT NULL, open INTEGER NOT NULL, returned_from TEXT, instance INTEGER NOT NULL,
    out_of_time INTEGER NOT NULL, held INTEGER NOT NULL, stayed INTEGER NOT NULL, extended INTEGER NOT NULL,
    filed_on INTEGER NOT NULL, filed_at INTEGER NOT NULL, instance_since INTEGER NOT NULL,
    chair TEXT, panel TEXT NOT NULL, people TEXT NOT NULL, unseen TEXT NOT NULL, ${work}
  ) STRICT;
  CREATE UNIQUE INDEX appeal_key ON appeal (staff, appeal);
  ${workIndexes('appeal', 'filed_on')}
  CREATE TABLE appeal_issue (
    position INTEGER NOT NULL, issue INTEGER NOT NULL, subject TEXT NOT NULL, grounds TEXT NOT NULL,
    unit TEXT NOT NULL, indicator TEXT, rule TEXT, took_part TEXT NOT NULL,
    first TEXT, second TEXT, disposition TEXT, decided_on INTEGER,
    PRIMARY KEY (position, issue)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX appeal_issue_rule ON appeal_issue (rule, decided_on) WHERE decided_on IS NOT NULL;
  CREATE INDEX appeal_issue_indicator ON appeal_issue (indicator, decided_on) WHERE decided_on IS NOT NULL;
  CREATE TABLE appeal_person (
    person TEXT NOT NULL, position INTEGER NOT NULL, open INTEGER NOT NULL, sits INTEGER NOT NULL,
    barred INTEGER NOT NULL, PRIMARY KEY (person, position)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX appeal_person_sits ON appeal_person (person, open, position) WHERE sits = 1;
  CREATE INDEX appeal_person_barred ON appeal_person (position, person) WHERE barred = 1;
  CREATE INDEX appeal_person_barred_somewhere ON appeal_person (person) WHERE barred = 1;
  CREATE TABLE appeal_evidence (
    evidence TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (evidence, position)
  ) STRICT, WITHOUT ROWID;
`;

export const caseTables = `
  CREATE TABLE accountability_case (
    position INTEGER PRIMARY KEY, case_id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, status TEXT NOT NULL,
    open INTEGER NOT NULL, source TEXT NOT NULL, unit TEXT NOT NULL, process TEXT, activity TEXT,
    occurred_on INTEGER NOT NULL, opened_on INTEGER NOT NULL, opened_at INTEGER NOT NULL, opened_by TEXT NOT NULL,
    investigator TEXT, persons TEXT NOT NULL, sanctions INTEGER NOT NULL, actions_open INTEGER NOT NULL, ${work}
  ) STRICT;
  ${workIndexes('accountability_case', 'opened_on')}
  CREATE INDEX case_investigator ON accountability_case (investigator, open);
  CREATE INDEX case_process ON accountability_case (process) WHERE process IS NOT NULL;
  CREATE INDEX case_activity ON accountability_case (activity, decided_on) WHERE decided_on IS NOT NULL;
  CREATE INDEX case_unit_decided ON accountability_case (unit, decided_on) WHERE decided_on IS NOT NULL;
  CREATE TABLE case_person (
    person TEXT NOT NULL, position INTEGER NOT NULL, named INTEGER NOT NULL, PRIMARY KEY (person, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE case_evidence (
    evidence TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (evidence, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE sanction (
    position INTEGER PRIMARY KEY, case_id TEXT NOT NULL, sanction TEXT NOT NULL, staff TEXT NOT NULL,
    unit TEXT NOT NULL, rung TEXT NOT NULL, status TEXT NOT NULL, first_day INTEGER NOT NULL, until_day INTEGER,
    last_day INTEGER NOT NULL, suspended_on INTEGER, reasons TEXT NOT NULL, imposed_by TEXT NOT NULL,
    imposed_at INTEGER NOT NULL, appeal TEXT
  ) STRICT;
  CREATE UNIQUE INDEX sanction_key ON sanction (case_id, sanction);
  CREATE INDEX sanction_staff ON sanction (staff);
  CREATE INDEX sanction_status ON sanction (status, last_day);
  CREATE INDEX sanction_unit ON sanction (unit, status, last_day);
  CREATE INDEX sanction_ends ON sanction (until_day) WHERE status = 'standing' AND until_day IS NOT NULL;
  CREATE TABLE corrective_action (
    position INTEGER PRIMARY KEY, case_id TEXT NOT NULL, action TEXT NOT NULL, unit TEXT NOT NULL,
    owner TEXT NOT NULL, text TEXT NOT NULL, status TEXT NOT NULL, due_by INTEGER, breached INTEGER NOT NULL,
    repairs TEXT NOT NULL, ordered_by TEXT NOT NULL, ordered_at INTEGER NOT NULL, completed_by TEXT,
    completed_at INTEGER, verified_by TEXT, verified_on INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX corrective_action_key ON corrective_action (case_id, action);
  CREATE INDEX corrective_action_owner ON corrective_action (owner);
  CREATE INDEX corrective_action_status ON corrective_action (status, due_by);
  CREATE INDEX corrective_action_unit ON corrective_action (unit, status, due_by);
  CREATE TABLE tolerance (
    position INTEGER PRIMARY KEY, case_id TEXT NOT NULL, staff TEXT NOT NULL, experiment TEXT NOT NULL,
    unit TEXT NOT NULL, occurred_on INTEGER NOT NULL, inexperience TEXT NOT NULL, exploration TEXT NOT NULL,
    common_good TEXT NOT NULL, granted_by TEXT NOT NULL, granted_at INTEGER NOT NULL
  ) STRICT;
`;

/** `casework_count` and `decision_days` hold the whole organisation under the unit ''. */
export const surroundingTables = `
  CREATE TABLE casework_count (
    kind TEXT NOT NULL, unit TEXT NOT NULL, status TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (kind, unit, status)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE decision_days (
    kind TEXT NOT NULL, unit TEXT NOT NULL, days INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (kind, unit, days)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE overturn (
    dimension TEXT NOT NULL, id TEXT NOT NULL, decided INTEGER NOT NULL, overturned INTEGER NOT NULL,
    PRIMARY KEY (dimension, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE experiment (
    position INTEGER PRIMARY KEY, experiment TEXT NOT NULL UNIQUE, unit TEXT NOT NULL, title TEXT NOT NULL,
    purpose TEXT NOT NULL, safeguards TEXT NOT NULL, first_day INTEGER NOT NULL, last_day INTEGER NOT NULL,
    participants TEXT NOT NULL, registered_by TEXT NOT NULL, registered_at INTEGER NOT NULL,
    approved_by TEXT, approved_on INTEGER, revision INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX experiment_unit ON experiment (unit);
  CREATE TABLE calendar_day (
    day INTEGER PRIMARY KEY, working INTEGER NOT NULL, name TEXT NOT NULL
  ) STRICT;
  CREATE TABLE case_reading (
    ref TEXT NOT NULL, position INTEGER NOT NULL, read_by TEXT NOT NULL, role TEXT, what TEXT NOT NULL,
    at INTEGER NOT NULL, PRIMARY KEY (ref, position)
  ) STRICT, WITHOUT ROWID;
`;
