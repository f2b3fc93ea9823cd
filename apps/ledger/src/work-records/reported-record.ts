import { DomainError, type RecordVerdict, type ReportedRecord } from '#domain';
import { parseJson } from '../http/json-text.js';
import { readMembers } from '../http/read-fields.js';
import { Problem, type Fault } from '../http/problem.js';
import { recordContent } from './record-content.js';
import { WorkRecordBody, type RecordVerdictAnswer } from './work-record.dto.js';

/** What is wrong with a record whose members are each right; `path` goes in front of their names. */
export function faultsOf({ staff, post, attribution }: WorkRecordBody, path = ''): Fault[] {
  const faults: Fault[] = [];
  if (staff !== undefined && attribution !== undefined) {
    faults.push({ path: `${path}attribution`, message: 'is only for a record that names no staff' });
  }
  if (post !== undefined && staff === undefined && attribution === undefined) {
    faults.push({ path: `${path}post`, message: 'needs staff: whoever acted through the post' });
  }
  return faults;
}

/**
 * A record as a client reports it.
 * @param client id of the work system; every record says who sent it
 */
export function reportedRecord(body: WorkRecordBody, client: string): ReportedRecord {
  // Always the same line: a record that is sent again is the same record, wherever in a stream it stands.
  return { ...body, content: recordContent(body), source: { file: client, line: 1 } };
}

/**
 * A record from JSON text.
 * @throws DomainError `invalid-line` for what is no JSON object, `invalid-record` with the first member at fault
 */
export function readRecord(text: string): WorkRecordBody {
  const faults: Fault[] = [];
  const record = readMembers(WorkRecordBody, objectIn(text), '', faults) as WorkRecordBody;
  const [first] = faults.length > 0 ? faults : faultsOf(record);
  if (first) throw new DomainError('invalid-record', `${first.path} ${first.message}`, first.path);
  return record;
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const [fault] = error.errors;
    const message = fault ? `${fault.path} ${fault.message}` : 'is not JSON, or names a member twice';
    throw new DomainError('invalid-line', message, fault?.path);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Readonly<Record<string, unknown>>;
  }
  throw new DomainError('invalid-line', 'must be a JSON object');
}

export function verdictAnswer(recordId: string, verdict: RecordVerdict): RecordVerdictAnswer {
  return { recordId, ...verdictWords(verdict) };
}

/** A verdict without the record that it is about. */
export function verdictWords(verdict: RecordVerdict): Omit<RecordVerdictAnswer, 'recordId'> {
  if (verdict.kind !== 'refused') return { verdict: verdict.kind };
  const { code, message, field } = verdict.error;
  return { verdict: 'refused', code, message, ...(field !== undefined && { field }) };
}
