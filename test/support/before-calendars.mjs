import { schemaVersions } from '../../dist/libs/domain/src/index.js';

/*
 * Imported before the program (`node --import`), in each of its threads: it is then an older one, from before there
 * were calendars, that does not know their event.
 */
delete schemaVersions.CalendarDaysDeclared;
