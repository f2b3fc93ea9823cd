import { suiteOnEventStore } from '../../support/eventstoredb/suite-on-event-store.js';

await suiteOnEventStore(() => import('../../system/walk-through.spec.js'), 16);
