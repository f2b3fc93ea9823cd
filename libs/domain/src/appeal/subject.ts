import type { MilliPoints } from '#scoring';
import type { CalendarDate } from '../calendar-date.js';

/** What an issue contests; always of the appellant. */
export type AppealSubject =
  | { readonly kind: 'entry'; readonly period: string; readonly entryId: string }
  | { readonly kind: 'score'; readonly period: string }
  | { readonly kind: 'finding'; readonly case: string }
  | { readonly kind: 'sanction'; readonly case: string; readonly sanction: string };

export const dispositions = [
  'upheld',
  'partly-upheld',
  'varied',
  'remitted',
  'dismissed',
  'withdrawn',
] as const;

/** What became of an issue. Upheld means that the appellant was right. */
export type Disposition = (typeof dispositions)[number];

/** What a decision changes; each can only better the appellant's position. Points in milli-points, shares in thousandths. */
export type Remedy =
  | { readonly kind: 'reverse-entry'; readonly period: string; readonly entryId: string }
  | {
      readonly kind: 'correct-entry';
      readonly period: string;
      readonly entryId: string;
      readonly points: MilliPoints;
    }
  | { readonly kind: 'set-aside-finding'; readonly case: string }
  | { readonly kind: 'reduce-share'; readonly case: string; readonly share: number }
  | { readonly kind: 'lift-sanction'; readonly case: string; readonly sanction: string }
  | {
      readonly kind: 'shorten-sanction';
      readonly case: string;
      readonly sanction: string;
      readonly until: CalendarDate;
    };

/** Names a subject in texts and tables: the same thing has the same key. */
export function subjectKey(subject: AppealSubject): string {
  switch (subject.kind) {
    case 'entry':
      return JSON.stringify(['entry', subject.period, subject.entryId]);
    case 'score':
      return JSON.stringify(['score', subject.period]);
    case 'finding':
      return JSON.stringify(['finding', subject.case]);
    case 'sanction':
      return JSON.stringify(['sanction', subject.case, subject.sanction]);
  }
}

/** Names what a remedy changes: two remedies of one thing have the same key. */
export function remedyKey(remedy: Remedy): string {
  switch (remedy.kind) {
    case 'reverse-entry':
    case 'correct-entry':
      return subjectKey({ kind: 'entry', period: remedy.period, entryId: remedy.entryId });
    case 'set-aside-finding':
    case 'reduce-share':
      return subjectKey({ kind: 'finding', case: remedy.case });
    case 'lift-sanction':
    case 'shorten-sanction':
      return subjectKey({ kind: 'sanction', case: remedy.case, sanction: remedy.sanction });
  }
}
