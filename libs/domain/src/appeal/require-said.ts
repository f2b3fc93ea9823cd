import { DomainError } from '../domain-error.js';

/** @throws DomainError with that code, naming the field, where a text says nothing */
export function requireSaid(
  code: 'missing-reason' | 'missing-text' | 'missing-grounds',
  field: string,
  text: string,
  message: string,
): void {
  if (text.trim() === '') throw new DomainError(code, message, field);
}

/** @throws DomainError `missing-reason` */
export function requireReason(reason: string): void {
  requireSaid('missing-reason', 'reason', reason, 'say why');
}
