/**
 * Entries with a life: those that were proposed. What was posted at once is in its account alone, whoever posted it.
 *
 * `position` is that of the entry's first event. Each column that leads a queue goes together with the status, so that
 * a page of it is read in order whatever else the table holds. `entry_life.entry` is the position of the entry the
 * event belongs to, so that new lives go to the table's end; the reversal of an entry that is not in the table, as it
 * was posted at once, stands by itself.
 */
export const entryTables = `
  CREATE TABLE assessed_entry (
    position INTEGER PRIMARY KEY, period TEXT NOT NULL, staff TEXT NOT NULL, entry_id TEXT NOT NULL,
    unit TEXT NOT NULL, post TEXT NOT NULL, status TEXT NOT NULL, kind TEXT NOT NULL, indicator TEXT NOT NULL,
    points INTEGER NOT NULL, occurred_on INTEGER NOT NULL, origin TEXT NOT NULL, rulebook_version INTEGER NOT NULL,
    rule TEXT, record TEXT, process TEXT, reason TEXT NOT NULL, evidence TEXT NOT NULL,
    matter TEXT, observation TEXT, revises TEXT, corrects TEXT,
    proposed_by TEXT NOT NULL, proposed_at INTEGER NOT NULL, confirmed_by TEXT, confirmed_at INTEGER,
    answer_by INTEGER, answer TEXT, answered_at INTEGER, decided_by TEXT, decided_at INTEGER,
    posted_at INTEGER, posted_position INTEGER, reversed_by TEXT, case_id TEXT, reversal_appeal TEXT,
    revision INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX assessed_entry_key ON assessed_entry (period, staff, entry_id);
  CREATE INDEX assessed_entry_staff ON assessed_entry (staff, status);
  CREATE INDEX assessed_entry_unit ON assessed_entry (unit, status);
  CREATE INDEX assessed_entry_period ON assessed_entry (period, status);
  CREATE INDEX assessed_entry_indicator ON assessed_entry (indicator, status);
  CREATE INDEX assessed_entry_proposer ON assessed_entry (proposed_by, status);
  CREATE INDEX assessed_entry_status ON assessed_entry (status);
  CREATE INDEX assessed_entry_matter ON assessed_entry (matter, status) WHERE matter IS NOT NULL;
  CREATE INDEX assessed_entry_answer ON assessed_entry (answer_by) WHERE status = 'awaiting-answer';
  CREATE TABLE entry_life (
    entry INTEGER NOT NULL, position INTEGER NOT NULL,
    type TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, text TEXT,
    PRIMARY KEY (entry, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE entry_evidence (
    evidence TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (evidence, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE assessed_account (
    period TEXT NOT NULL, staff TEXT NOT NULL, unit TEXT NOT NULL, post TEXT NOT NULL, PRIMARY KEY (period, staff)
  ) STRICT, WITHOUT ROWID;
`;
