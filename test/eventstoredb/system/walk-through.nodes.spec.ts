import { suiteOnStandIn } from '../../support/eventstoredb/suite-on-stand-in.js';

await suiteOnStandIn(() => import('../../system/walk-through.spec.js'), 16);
