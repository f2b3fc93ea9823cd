import type { AppealRef } from '#domain';
import { IdField } from '../http/fields.js';

/** Where an appeal is found, and what can be done about it. */
export const APPEAL_PATH = 'v1/appeals/:staff/:appeal';

export class AppealPath {
  @IdField({ description: 'The appellant.' })
  readonly staff!: string;
  @IdField({ description: 'Id of the appeal.', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  readonly appeal!: string;
}

export const appealAt = ({ staff, appeal }: AppealPath): AppealRef => ({ staff, appeal });

export const appealLocation = ({ staff, appeal }: AppealRef): string =>
  `/v1/appeals/${encodeURIComponent(staff)}/${encodeURIComponent(appeal)}`;
