import { suiteOnEventStore } from '../../support/eventstoredb/suite-on-event-store.js';

await suiteOnEventStore(() => import('../../system/casework/deadlines.killed.spec.js'));
