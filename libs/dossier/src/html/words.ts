import type { AppealSubject, CaseRef, Circumstances, CaseSource, Remedy, TimeLimit } from '#domain';
import { formatPoints } from '#scoring';

export const permille = (share: number): string => `${(share / 10).toFixed(1)} %`;

export function subjectWords(subject: AppealSubject): string {
  switch (subject.kind) {
    case 'entry':
      return `entry ${subject.entryId} in ${subject.period}`;
    case 'score':
      return `the score of ${subject.period}`;
    case 'finding':
      return `the finding of case ${subject.case}`;
    case 'sanction':
      return `sanction ${subject.sanction} of case ${subject.case}`;
  }
}

export function remedyWords(remedy: Remedy): string {
  switch (remedy.kind) {
    case 'reverse-entry':
      return `entry ${remedy.entryId} is reversed`;
    case 'correct-entry':
      return `entry ${remedy.entryId} is corrected to ${formatPoints(remedy.points)} points`;
    case 'set-aside-finding':
      return `the finding of case ${remedy.case} is set aside`;
    case 'reduce-share':
      return `the share in case ${remedy.case} is reduced to ${permille(remedy.share)}`;
    case 'lift-sanction':
      return `sanction ${remedy.sanction} is lifted`;
    case 'shorten-sanction':
      return `sanction ${remedy.sanction} ends on ${remedy.until}`;
  }
}

export function sourceWords(source: CaseSource): string {
  switch (source.kind) {
    case 'work-record':
      return `work record ${source.record} of process ${source.process}`;
    case 'entry':
      return `entry ${source.entryId} of ${source.staff} in ${source.period}`;
    case 'observation':
      return `observation ${source.observation}`;
    case 'complaint':
      return `a complaint: ${source.text}`;
    case 'finding':
      return `a finding of process control: ${source.text}`;
  }
}

export function circumstanceWords(circumstances: Circumstances): string[] {
  const { falsified, dissented, followedOrder, unclearRule, forceMajeure, mitigation, aggravation } =
    circumstances;
  const one = (word: string, text: string | undefined): string[] =>
    text === undefined ? [] : [`${word}: ${text}`];
  return [
    ...one('falsified', falsified),
    ...one('dissent on record', dissented),
    ...one('followed an order', followedOrder),
    ...one('unclear rule', unclearRule),
    ...one('force majeure', forceMajeure),
    ...mitigation.map((text) => `mitigating: ${text}`),
    ...aggravation.map((text) => `aggravating: ${text}`),
  ];
}

export const limitWords = ({ count, unit }: TimeLimit): string => {
  const name = unit.replace('-', ' ');
  return `${count} ${count === 1 ? name.replace(/s$/, '') : name}`;
};

export const refWords = (of: CaseRef): string =>
  of.kind === 'appeal' ? `Appeal ${of.appeal} of ${of.staff}` : `Accountability case ${of.case}`;

/** A word of the program as people write it: `panel-formed` becomes `panel formed`. */
export const plain = (word: string): string => word.replaceAll('-', ' ');
