import type { EntryAddress } from '#processing';
import { IdField } from '../http/fields.js';

/** Where an entry is found, and what can be done about it. */
export const ENTRY_PATH = 'v1/score-accounts/:period/:staff/entries/:entry';

export class AccountEntry {
  @IdField({ description: 'Period of the score account.', example: '2026-Q1' })
  readonly period!: string;
  @IdField({ description: 'Whose account it is.' })
  readonly staff!: string;
  @IdField({ description: 'Id of the entry.', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  readonly entry!: string;
}

export const addressOf = ({ period, staff, entry: entryId }: AccountEntry): EntryAddress => ({
  period,
  staff,
  entryId,
});
