import type { AppealCase } from './appeal-case.js';
import type { AppealStatus } from './transitions.js';

/* What several events do to an appeal. For `evolve`: they change it. */

/** The person acted for the office of review in the instance that is at work. */
export function act(appeal: AppealCase, person: string): void {
  appeal.acted[appeal.instance].add(person);
}

/** Nothing is due any more, and nothing that was contested is kept from being executed. */
export function end(appeal: AppealCase, status: AppealStatus): void {
  appeal.status = status;
  appeal.stayed = false;
  delete appeal.heldSince;
  appeal.deadlines.clear();
}

/** An instance takes the appeal up: with a panel of its own, and all its time. */
export function startAnew(appeal: AppealCase, status: AppealStatus): void {
  appeal.status = status;
  appeal.panel = [];
  appeal.extended = false;
  delete appeal.chair;
  delete appeal.hearingOn;
  delete appeal.servedOn;
  delete appeal.escalateBy;
  appeal.deadlines.clear();
}
