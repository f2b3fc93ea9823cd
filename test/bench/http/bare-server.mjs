import { serve } from './nest-server.mjs';

/* (a) Takes the body, checks it, answers: what the framework costs by itself. */
let posted = 0;
await serve(({ staff, points }) => ({ entry: String(++posted), staff, points }));
