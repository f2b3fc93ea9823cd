import { suiteOnEventStore } from '../../support/eventstoredb/suite-on-event-store.js';

await suiteOnEventStore(() => import('../../system/import.killed.spec.js'));
