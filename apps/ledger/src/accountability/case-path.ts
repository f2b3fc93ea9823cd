import { IdField } from '../http/fields.js';

/** Where an accountability case is found, and what can be done about it. */
export const CASES_PATH = 'v1/accountability-cases';
export const CASE_PATH = `${CASES_PATH}/:case`;

const example = '5b1f6c2e-8d0a-8c0e-9a52-0f0d8c1f7a10';

export class CasePath {
  @IdField({ description: 'The accountability case.', example }) readonly case!: string;
}

export class CasePersonPath extends CasePath {
  @IdField({ description: 'The person named in it.' }) readonly person!: string;
}

export class CaseActionPath extends CasePath {
  @IdField({ description: 'The corrective action.', example: '9d1c7a40-2b1e-8c0e-9a52-0f0d8c1f7a10' })
  readonly action!: string;
}

export const caseLocation = (caseId: string): string => `/${CASES_PATH}/${encodeURIComponent(caseId)}`;
