import { suiteOnStandIn } from '../../support/eventstoredb/suite-on-stand-in.js';

await suiteOnStandIn(() => import('../../system/casework/effect-killed.spec.js'));
