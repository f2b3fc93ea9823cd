import { describe, expect, it } from '@jest/globals';
import type { PeerGroup } from '#domain';
import { currentScores, currentVersions, type CurrentType, type PublicMessage } from '#publishing';
import { keptScores } from '#runtime';
import { logOf } from '../../libs/read-models/src/testing/histories.js';
import { reading } from '../../libs/read-models/src/testing/reading.js';
import { currentEventSchema, currentHeadersSchema } from './cloud-event-schema.js';
import { currentSchemas } from './current-schemas.js';
import { committedSchemas, currentFolder, fileOf } from './event-schemas.js';
import { holdSchemas } from './held-schemas.js';
import { problems, strictly } from './validation.js';

const made = currentSchemas();

holdSchemas(
  'docs/schemas/current/',
  [...made].map(([type, schema]) => [fileOf(type, currentVersions[type]), schema]),
  'add a version (currentVersions), and leave the schema of this one as it was',
);

it('has a schema for every version that was ever published, and no other', () => {
  const written = (Object.keys(currentVersions) as CurrentType[]).flatMap((type) =>
    Array.from({ length: currentVersions[type] }, (_, index) => fileOf(type, index + 1)),
  );
  expect(committedSchemas(currentFolder).map(({ file }) => file)).toEqual(written.toSorted());
});

/** What is published of two people with entries, by real read models. */
function publishedOf(peerGroup: PeerGroup): Promise<readonly PublicMessage[]> {
  const common = { indicator: 'extra', matter: null, plan: null, effect: null, supervisor: null };
  const step = { ...common, what: 'entry', kind: 'bonus', which: 0, occurrence: 1, recordedAt: 100 } as const;
  const steps = [0, 1].map((staff) => ({ ...step, staff, day: 3 + 100 * staff, points: 100 }));
  const log = logOf({ peerGroup, steps });
  return reading(log, (models) => {
    const next = currentScores(log, keptScores(models), 'urn:assessment-ledger');
    return next({ position: 0 }).messages;
  });
}

describe.each<PeerGroup>(['unit', 'post', 'organization'])(
  'what is published where people are ranked by %s',
  (peers) => {
    it('is in the envelope, with the headers and the data that are documented', async () => {
      const messages = await publishedOf(peers);
      const [ofEvent, ofHeaders] = [strictly(currentEventSchema), strictly(currentHeadersSchema)];
      const found = messages.flatMap(({ value, headers }) => {
        const event = JSON.parse(value) as {
          readonly type: string;
          readonly dataschema: string;
          readonly data: object;
        };
        const schema = [...made.values()].find(({ $id }) => $id === event.dataschema)!;
        return [
          ...problems(ofEvent, { ...event, data: {} }),
          ...problems(ofHeaders, headers),
          ...problems(strictly(schema), event.data),
        ];
      });
      expect(found).toEqual([]);
      expect(new Set(messages.map(({ topic }) => topic))).toEqual(new Set(['scores', 'rankings']));
    });
  },
);
