import { DomainError } from '../domain-error.js';
import type { Authority } from '../duty/authority.js';
import type { AppealCase } from './appeal-case.js';

/** Who was recused for good, and who is challenged until that is decided: they see nothing and do nothing. */
export function barredFrom({ recused, panel }: AppealCase): string[] {
  const challenged = panel.filter(({ standing }) => standing === 'challenged').map(({ member }) => member);
  return [...recused, ...challenged];
}

/** Whether somebody is not barred; whose role and scope show them an appeal at all is decided outside. */
export const mayReadAppeal = (appeal: AppealCase, id: string): boolean => !barredFrom(appeal).includes(id);

/** @throws DomainError `recused`, `member-challenged` */
export function requireNotBarred(appeal: AppealCase, { id }: Authority): void {
  if (mayReadAppeal(appeal, id)) return;
  if (appeal.recused.has(id)) {
    throw new DomainError('recused', `${id} was recused from this appeal and has no part in it any more`);
  }
  throw new DomainError(
    'member-challenged',
    `${id} is challenged in this appeal and takes no part until that is decided`,
  );
}
