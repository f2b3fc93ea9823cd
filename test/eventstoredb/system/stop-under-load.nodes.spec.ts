import { suiteOnEventStore } from '../../support/eventstoredb/suite-on-event-store.js';

await suiteOnEventStore(() => import('../../system/stop-under-load.spec.js'));
