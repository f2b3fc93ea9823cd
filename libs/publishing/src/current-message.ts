import { accountStream, type Envelope } from '#domain';
import { cloudEventType, contentType, type PublicMessage } from './cloud-event.js';
import {
  currentVersions,
  type CurrentRanking,
  type CurrentScore,
  type CurrentType,
} from './current-types.js';
import type { CurrentTopic } from './topics.js';

/** The event up to which everything is told; `time` of the CloudEvents. */
export interface AsOf extends Pick<Envelope, 'eventId' | 'recordedAt'> {
  readonly position: number;
}

export const currentSchemaOf = (type: string, version: number): string =>
  `urn:assessment-ledger:current:${type}:v${version}`;

/** Has the key of the account's events. */
export const scoreMessage = (score: CurrentScore, asOf: AsOf, source: string): PublicMessage =>
  message('scores', 'CurrentScore', accountStream(score.period, score.staff), score, asOf, source);

export const rankingMessage = (ranking: CurrentRanking, asOf: AsOf, source: string): PublicMessage =>
  message('rankings', 'CurrentRanking', rankingKey(ranking), ranking, asOf, source);

export const rankingKey = ({ period, peerGroup, unit, post }: Omit<CurrentRanking, 'accounts'>): string =>
  ['ranking', period, peerGroup, unit ?? post].filter((part) => part !== undefined).join('-');

function message(
  topic: CurrentTopic,
  type: CurrentType,
  key: string,
  data: CurrentScore | CurrentRanking,
  { position, recordedAt }: AsOf,
  source: string,
): PublicMessage {
  const version = currentVersions[type];
  const ceType = cloudEventType(type, version);
  const cloudEvent = {
    specversion: '1.0',
    // What is told of the same thing as of the same position is the same.
    id: `${key}@${position}`,
    source,
    type: ceType,
    time: recordedAt,
    subject: key,
    datacontenttype: 'application/json',
    dataschema: currentSchemaOf(type, version),
    ledgerposition: position,
    data,
  };
  return {
    topic,
    key,
    value: JSON.stringify(cloudEvent),
    headers: { 'content-type': contentType, ce_type: ceType },
    timestamp: String(Date.parse(recordedAt)),
  };
}
