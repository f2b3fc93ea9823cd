import {
  accountStream,
  ORGANIZATION_STREAM,
  periodStream,
  RULEBOOK_STREAM,
  schemaVersions,
  type EntryData,
  type LedgerEvent,
  type PeerGroup,
} from '#domain';
import { rulebook } from '../../libs/read-models/src/testing/test-log.js';
import { growingLog, type GeneratedEvent, type GeneratedLog } from './generated-log.js';

const PERIODS = [
  { period: '2026-Q1', from: '2026-01-01', to: '2026-03-31' },
  { period: '2026-Q2', from: '2026-04-01', to: '2026-06-30' },
] as const;
const UNITS = 30;

/** Score accounts of two periods, all opened at first; then entries of one after another, each fifth one reversed. */
export async function scoredLog(
  folder: string,
  { staff, peerGroup }: { readonly staff: number; readonly peerGroup: PeerGroup },
): Promise<GeneratedLog> {
  const accounts = PERIODS.flatMap(({ period }) =>
    Array.from({ length: staff }, (_, n) => ({
      period,
      staff: `S${n}`,
      unit: `U${n % UNITS}`,
      post: `P${n % 4}`,
    })),
  );
  const first: GeneratedEvent[] = [
    generated(RULEBOOK_STREAM, { type: 'RulebookPublished', data: { rulebook: rulebook({ peerGroup }) } }),
    ...Array.from({ length: UNITS }, (_, n) =>
      generated(ORGANIZATION_STREAM, {
        type: 'UnitRegistered',
        data: { unit: `U${n}`, name: `Unit ${n}`, parent: null },
      }),
    ),
    ...Array.from({ length: 4 }, (_, n) =>
      generated(ORGANIZATION_STREAM, {
        type: 'PostRegistered',
        data: { post: `P${n}`, name: `Post ${n}`, unit: 'U0' },
      }),
    ),
    ...PERIODS.map((data) =>
      generated(periodStream(data.period), { type: 'PeriodOpened', data: { ...data, rulebookVersion: 1 } }),
    ),
    ...accounts.map((account) =>
      generated(accountStream(account.period, account.staff), {
        type: 'AccountOpened',
        data: { ...account, rulebookVersion: 1 },
      }),
    ),
  ];
  const entryAt = (n: number): EntryData => {
    const { period, staff } = accounts[(n * 7919) % accounts.length]!;
    return {
      ...{
        entryId: `E${n}`,
        period,
        staff,
        points: 1 + (n % 400),
        occurredOn: `${period === '2026-Q1' ? '2026-02' : '2026-05'}-02`,
      },
      ...(n % 3 === 0 ? { kind: 'bonus', indicator: 'extra' } : { kind: 'deduction', indicator: 'quality' }),
      ...{ origin: 'manual', rulebookVersion: 1, reason: `because of ${n}`, evidence: [] },
    };
  };
  const log = await growingLog(folder, (index) => {
    if (index < first.length) return first[index]!;
    const n = index - first.length;
    const entry = entryAt(n % 5 === 4 ? n - 1 : n);
    const { period, staff, occurredOn, entryId } = entry;
    return generated(
      accountStream(period, staff),
      n % 5 === 4
        ? {
            type: 'EntryReversed',
            data: {
              entryId: `R${n}`,
              period,
              staff,
              reverses: entryId,
              reason: 'shown wrong',
              authority: 'A-1',
              occurredOn,
            },
          }
        : { type: 'EntryPosted', data: entry },
    );
  });
  await log.append(first.length);
  return log;
}

const generated = (stream: string, { type, data }: LedgerEvent): GeneratedEvent => ({
  ...{ type, stream, data },
  schemaVersion: schemaVersions[type],
});
