import { suiteOnEventStore } from '../../support/eventstoredb/suite-on-event-store.js';

await suiteOnEventStore(() => import('../../system/bad-input.spec.js'), 17);
