import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';

const root = new URL('../../', import.meta.url).pathname;
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
/** The very command of `npm run ledger`, with its flags. */
export const [, ...ledgerArgs] = scripts.ledger.split(' ');

export const shared = (name) => join(root, '../shared/datasets', name);

export function machine() {
  const [cpu] = cpus();
  return `${cpus().length} × ${cpu.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
}

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
export const percentile = (values, share) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
export const grouped = (value) => Math.round(value).toLocaleString('en-US');

export async function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs `ledger`; wall time in seconds, peak resident memory in MB as the kernel counts it (Linux), parsed JSON. */
export function ledger(data, ...args) {
  const begun = performance.now();
  const child = spawn(process.execPath, [...ledgerArgs, '--data', data, '--json', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let peak = 0;
  const sampler = setInterval(() => {
    try {
      const [, kilobytes = 0] =
        /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
      peak = Math.max(peak, Number(kilobytes) / 1024);
    } catch {
      // Ended between two samples, or not Linux: what was seen stands.
    }
  }, 50);
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.on('close', (code) => {
      clearInterval(sampler);
      const seconds = (performance.now() - begun) / 1000;
      if (code !== 0) reject(new Error(`ledger ${args.join(' ')} ended with ${code}: ${output}`));
      else resolve({ seconds, peakMb: peak, answer: output === '' ? undefined : JSON.parse(output) });
    });
  });
}

export function report(title, figures, check) {
  console.log(`\n${title}`);
  for (const [name, value, target] of figures) {
    console.log(
      `  ${name.padEnd(58)} ${String(value).padStart(16)}${target ? `   to reach: ${target}` : ''}`,
    );
  }
  if (check) console.log(`  checked: ${check}`);
}

/** The correctness beside a figure: a figure of a wrong result is worth nothing. */
export function must(holds, what) {
  if (!holds) throw new Error(`the benchmark's check failed: ${what}`);
}
