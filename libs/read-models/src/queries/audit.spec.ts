import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RecordedEvent } from '#domain';
import type { AuditLine, AuditQuery, AuditSubject, ReadModels } from '../index.js';
import { BLOCK } from '../projections/blocks.js';
import { dailyHistory } from '../testing/daily-histories.js';
import { dailyLogOf } from '../testing/daily-log.js';
import { history, logOf } from '../testing/histories.js';
import { naiveScores } from '../testing/naive-scores.js';
import { reading } from '../testing/reading.js';
import { secondsIn, TestLog } from '../testing/test-log.js';

async function inPages(models: ReadModels, subject: AuditSubject, query: AuditQuery): Promise<AuditLine[]> {
  const lines: AuditLine[] = [];
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await models.audit(subject, { ...query, ...(after !== undefined && { after }) });
    lines.push(...page.rows);
    after = page.next;
  }
  return lines;
}

/** Of the entry that is reversed. */
function matterOf(log: ReturnType<typeof logOf>, entryId: string | undefined): string | undefined {
  const reversed = log
    .events()
    .find((event) => event.type === 'EntryPosted' && event.data.entryId === entryId);
  return (reversed?.data as { matter?: string } | undefined)?.matter;
}

describe('the audit trail', () => {
  it('holds every event that touches a subject and no other, in either order, on pages of any size', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 1, max: 7 }), (h, limit) => {
        const log = logOf(h);
        const touching = (kind: 'staff' | 'process' | 'unit' | 'period', id: string): number[] =>
          log
            .events()
            .filter(({ data }) => (data as Record<string, unknown>)[kind] === id)
            .map(({ position }) => position);
        return reading(log, async (models) => {
          for (const [kind, id] of [
            ['staff', 'S1'],
            ['process', 'C1'],
            ['unit', 'U1'],
            ['period', '2026-Q1'],
          ] as const) {
            const expected = touching(kind, id);
            if (expected.length === 0) continue;
            const oldest = await inPages(models, { kind, id }, { limit, order: 'oldest' });
            expect(oldest.map(({ position }) => position)).toEqual(expected);
            expect(await inPages(models, { kind, id }, { limit })).toEqual(oldest.reverse());
          }
        });
      }),
      { numRuns: 30 },
    );
  });

  it('finds what follows from an entry or observation under everything that it is about', async () => {
    await fc.assert(
      fc.asyncProperty(dailyHistory, (h) => {
        const log = dailyLogOf(h);
        const events = log.events();
        type Said = Readonly<Record<string, string | undefined>>;
        const said = (event: RecordedEvent): Said => event.data as unknown as Said;
        const begins = (event: RecordedEvent): Said | undefined => {
          const { type, data } = event;
          if (type === 'EntryPosted' && data.origin === 'computed') return undefined;
          const [first, key] =
            'entryId' in data && type !== 'ObservationMatured'
              ? (['EntryProposed', 'entryId'] as const)
              : (['ObservationNoted', 'observation'] as const);
          const id = type === 'EntryReversed' ? data.reverses : said(event)[key];
          const found = events.find((e) => e.type === first && said(e)[key] === id && id !== undefined);
          return found && said(found);
        };
        const touches = (event: RecordedEvent, kind: string, id: string): boolean => {
          const { type, data } = event;
          if (kind !== 'evidence') return (said(event)[kind] ?? begins(event)?.[kind]) === id;
          const computed = 'origin' in data && data.origin === 'computed';
          const evidence =
            'evidence' in data && !(computed && type !== 'EvidenceAttached') ? data.evidence : [];
          return [evidence].flat().includes(id);
        };
        return reading(log, async (models) => {
          for (const kind of [
            'staff',
            'unit',
            'process',
            'period',
            'matter',
            'observation',
            'evidence',
          ] as const) {
            const ids = new Set(
              events.flatMap((event) => {
                const id = said(event)[kind];
                return typeof id === 'string' ? [id] : [];
              }),
            );
            for (const id of ids) {
              // Units above others are touched where these are registered, too.
              if (kind === 'unit' && ['office', 'south'].includes(id)) continue;
              const lines = await inPages(models, { kind, id }, { order: 'oldest' });
              expect([kind, id, ...lines.map(({ position }) => position)]).toEqual([
                kind,
                id,
                ...events.filter((event) => touches(event, kind, id)).map(({ position }) => position),
              ]);
              for (const { what } of lines) expect(what).toMatch(/^[A-Z].*[^.]\.$/);
            }
          }
        });
      }),
      { numRuns: 30 },
    );
  });

  it('says what every entry and reversal did to the scores', async () => {
    await fc.assert(
      fc.asyncProperty(history, (h) => {
        const log = logOf(h);
        return reading(log, async (models) => {
          const lines = await inPages(models, { kind: 'period', id: '2026-Q1' }, { order: 'oldest' });
          for (const { position, effect, type } of lines) {
            expect(effect !== undefined).toBe(type === 'EntryPosted' || type === 'EntryReversed');
            if (!effect) continue;
            const { data } = log.events()[position - 1]! as {
              data: { staff: string; period: string; matter?: string; reverses?: string };
            };
            const totalAfter = (last: number): number =>
              // An account without facts stands at its base.
              naiveScores(log.upTo(last).events(), {}).find(
                ({ staff, period }) => staff === data.staff && period === data.period,
              )?.total ?? 3000;
            expect(effect.total).toEqual({ before: totalAfter(position - 1), after: totalAfter(position) });
            // None outside the frame; a bonus for a matter may take the place of one under another indicator.
            const { before, after } = effect.indicator ?? { before: 0, after: 0 };
            const matter = data.matter ?? matterOf(log, data.reverses);
            if (!matter) expect(after - before).toBe(effect.total.after - effect.total.before);
          }
        });
      }),
      { numRuns: 20 },
    );
  });

  it('says who did what, when, why and on what ground', async () => {
    const log = logOf({ peerGroup: 'unit', steps: [] });
    const account = { period: '2026-Q1', staff: 'S0' };
    log.add({ type: 'AccountOpened', data: { ...account, unit: 'U0', post: 'P0', rulebookVersion: 1 } });
    const actor = { kind: 'person', id: 'S3', role: 'assessor' } as const;
    const entry = {
      ...account,
      entryId: 'E1',
      kind: 'deduction' as const,
      indicator: 'quality',
      points: 250,
      occurredOn: '2026-02-02',
      origin: 'manual' as const,
      rulebookVersion: 1,
      reason: 'the letter was lost',
      evidence: [],
    };
    const meta = { actor, causationId: 'cause', recordedAt: secondsIn(500) };
    const position = log.add({ type: 'EntryPosted', data: entry }, meta);
    await reading(log, async (models) => {
      const line = {
        position,
        eventId: log.events().at(-1)!.eventId,
        recordedAt: secondsIn(500),
        occurredOn: '2026-02-02',
        actor,
        type: 'EntryPosted',
        what: 'A deduction of 0.25 points under quality was posted to S0 in 2026-Q1.',
        effect: {
          indicator: { id: 'quality', before: 2000, after: 1750 },
          total: { before: 3000, after: 2750 },
        },
        reason: 'the letter was lost',
        commandId: `command-${position}`,
        correlationId: 'correlation',
        causationId: 'cause',
      };
      expect((await models.audit({ kind: 'staff', id: 'S0' }, { limit: 1 })).rows).toEqual([line]);
      expect((await models.audit({ kind: 'actor', id: 'S3' })).rows).toEqual([line]);
      expect((await models.audit({ kind: 'rulebook', id: '1' }, { limit: 1 })).rows).toEqual([line]);
      await expect(models.audit({ kind: 'actor', id: 'S0' })).rejects.toMatchObject({ code: 'not-found' });
      await expect(models.audit({ kind: 'moon' as 'staff', id: 'S0' })).rejects.toMatchObject({
        field: 'kind',
      });
    });
  });

  it('goes on over the ends of blocks', async () => {
    const log = new TestLog();
    const touched = new Set([1, 2, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 2 * BLOCK + 1]);
    for (let position = 1; position <= 2 * BLOCK + 1; position++) {
      const parent = touched.has(position) ? 'top' : null;
      log.add({ type: 'UnitRegistered', data: { unit: `U${position}`, name: 'unit', parent } });
    }
    await reading(log, async (models) => {
      for (const limit of [1, 2, 3, 100]) {
        const newest = await inPages(models, { kind: 'unit', id: 'top' }, { limit });
        expect(newest.map(({ position }) => position)).toEqual([...touched].reverse());
        const oldest = await inPages(models, { kind: 'unit', id: 'top' }, { limit, order: 'oldest' });
        expect(oldest.map(({ position }) => position)).toEqual([...touched]);
      }
    });
  });
});
