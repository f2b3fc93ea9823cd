import { basename } from 'node:path';
import type { ImportReport } from '#runtime';
import { grouped, outputWidth } from './print.js';
import { formatTable } from './table.js';

export function describeImport(reports: readonly ImportReport[]): string {
  const figures = ['rows', 'recorded', 'alreadyRecorded', 'duplicates', 'rejected'] as const;
  const titles = ['rows', 'recorded', 'already there', 'duplicates', 'rejected'];
  const sum = Object.fromEntries(
    figures.map((figure) => [figure, reports.reduce((total, report) => total + report[figure], 0)]),
  ) as Record<(typeof figures)[number], number>;
  const rows = [
    ...reports.map((report) => ({ ...report, file: basename(report.file) })),
    { file: 'all', ...sum },
  ];
  const table = formatTable(
    [
      { title: 'file', value: ({ file }) => file, flexible: true },
      ...figures.map((figure, index) => ({
        title: titles[index]!,
        value: (row: (typeof rows)[number]) => grouped(row[figure]),
        align: 'right' as const,
      })),
    ],
    rows,
    outputWidth(),
  );
  const lists = reports.flatMap(({ duplicatesFile, rejectsFile }) => [
    ...(duplicatesFile ? [`Duplicates are listed in ${duplicatesFile}`] : []),
    ...(rejectsFile ? [`Rejected rows are in ${rejectsFile}`] : []),
  ]);
  return [table, ...lists].join('\n');
}
