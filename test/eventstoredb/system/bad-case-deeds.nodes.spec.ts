import { suiteOnStandIn } from '../../support/eventstoredb/suite-on-stand-in.js';

await suiteOnStandIn(() => import('../../system/casework/bad-case-deeds.spec.js'));
