import { isOfCase, type CaseRef, type DeadlineName } from '#domain';
import { isOfAppeal, type CaseworkEvent } from '../casework-events.js';
import { accountabilityEventWords } from './describe-accountability.js';
import { appealEventWords, listed } from './describe-appeal.js';

/** What happened in the casework, in one plain sentence. */
export function caseworkEventWords(event: CaseworkEvent): string {
  if (isOfAppeal(event)) return appealEventWords(event);
  if (isOfCase(event)) return accountabilityEventWords(event);
  const { type, data } = event;
  switch (type) {
    case 'ExperimentRegistered':
      return `Experiment ${data.experiment} (${data.title}) of unit ${data.unit} was registered by ${data.registeredBy}, from ${data.from} to ${data.to}.`;
    case 'ExperimentApproved':
      return `Experiment ${data.experiment} was approved by ${data.approvedBy} on ${data.approvedOn}.`;
    case 'CalendarDaysDeclared':
      return `${data.declaredBy} declared ${listed(
        data.days.map(
          ({ date, working, name }) => `${date} (${name}) ${working ? 'a working day' : 'a day off'}`,
        ),
      )}.`;
    case 'DeadlineSet':
      return `The last day ${deadlineWords(data.deadline)} ${refWords(data.of)} was set: ${data.dueBy}.`;
    case 'DeadlineWarned':
      return `The last day ${deadlineWords(data.deadline)} ${refWords(data.of)} is near: ${data.dueBy}.`;
    case 'DeadlineBreached':
      return `The last day ${deadlineWords(data.deadline)} ${refWords(data.of)}, ${data.dueBy}, passed without it.`;
    case 'CaseFileRead':
      return `${data.readBy} looked into the ${data.what} of ${refWords(data.of).replace(/^of /, '')}.`;
  }
}

/** Ends in what it is due for; `refWords` goes on. */
function deadlineWords(deadline: DeadlineName): string {
  switch (deadline) {
    case 'admission':
      return 'to decide on the admission';
    case 'completion':
      return 'for the completion';
    case 'decision':
      return 'for the decision';
    case 'service':
      return 'for the service of the decision';
    case 'inspection':
      return 'for the inspection of the evidence';
    case 'escalation':
      return 'for the escalation';
    case 'statement':
      return 'for the statements';
    case 'defence':
      return 'for the defences';
    default:
      return `for corrective action ${deadline.slice('action:'.length)}`;
  }
}

const refWords = (of: CaseRef): string =>
  of.kind === 'appeal' ? `of appeal ${of.appeal} of ${of.staff}` : `of case ${of.case}`;
