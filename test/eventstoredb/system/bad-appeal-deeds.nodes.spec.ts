import { suiteOnStandIn } from '../../support/eventstoredb/suite-on-stand-in.js';

await suiteOnStandIn(() => import('../../system/casework/bad-appeal-deeds.spec.js'));
