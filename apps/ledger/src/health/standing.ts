import { ReadModelError, type ProjectionStatus, type ReadModels } from '#read-models';
import { type OpenLedger } from '../open-ledger.js';
import { type Standing } from './readiness.js';

/** How far everything in the ledger is. */
export async function standingOf(ledger: OpenLedger, stopping: boolean): Promise<Standing> {
  const failure = await ledger.projectionFailure();
  return {
    roles: ledger.roles,
    startedAt: ledger.startedAt,
    head: await ledger.head(),
    // What an earlier process left in the folder is nobody's concern where this one keeps none.
    projections: ledger.roles.includes('projections') ? projectionsOf(ledger.readModels) : [],
    processManagers: ledger.processManagers(),
    stopping,
    ...(ledger.leases && { leases: ledger.leases() }),
    ...(ledger.relay && { relay: ledger.relay() }),
    ...(ledger.scoresRelay && { scoresRelay: ledger.scoresRelay() }),
    ...(failure !== undefined && { failure }),
  };
}

function projectionsOf(readModels: ReadModels): ProjectionStatus[] {
  try {
    return readModels.status().projections;
  } catch (error) {
    if (error instanceof ReadModelError && error.code === 'not-ready') return [];
    throw error;
  }
}
