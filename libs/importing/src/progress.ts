/** How far a long work is, in milliseconds and in whatever `unit` names; `total` where it is known. */
export interface ProgressState {
  readonly done: number;
  readonly total?: number;
  readonly elapsed: number;
  /** In the plural, as in `rows`. */
  readonly unit: string;
}

const ON_TERMINAL = 100;
const ELSEWHERE = 5000;

/** `12,000 of 561,470 rows (2 %), 120,000 rows/s, 5 s left` */
export function progressText({ done, total, elapsed, unit }: ProgressState): string {
  const rate = elapsed > 0 ? (done / elapsed) * 1000 : 0;
  const parts = [
    total === undefined
      ? `${grouped(done)} ${unit}`
      : `${grouped(done)} of ${grouped(total)} ${unit} (${total === 0 ? 100 : Math.floor((done / total) * 100)} %)`,
  ];
  if (rate > 0) parts.push(`${grouped(Math.round(rate))} ${unit}/s`);
  if (rate > 0 && total !== undefined && done < total) parts.push(`${duration((total - done) / rate)} left`);
  return parts.join(', ');
}

/** Seconds as people read them: `8 s`, `2 min 5 s`, `1 h 4 min`. */
function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

export interface ProgressLine {
  /** Cheap enough to be called for each batch: most calls draw nothing. */
  update(done: number): void;
  /** Draws the last state and ends the line. */
  end(done: number): void;
}

/**
 * Draws progress in place on a terminal, ten times a second at most; elsewhere, a line every five seconds.
 * @param now milliseconds of a clock that never goes back
 */
export function progressLine(
  output: { readonly isTTY?: boolean; write(text: string): unknown },
  total?: number,
  unit = 'rows',
  now: () => number = () => performance.now(),
): ProgressLine {
  const pause = output.isTTY ? ON_TERMINAL : ELSEWHERE;
  const begun = now();
  let drawn = output.isTTY ? -Infinity : begun;
  const draw = (done: number): void => {
    const text = progressText({ done, unit, elapsed: now() - begun, ...(total !== undefined && { total }) });
    // \x1b[K clears what is left of a longer line before.
    output.write(output.isTTY ? `\r${text}\x1b[K` : `${text}\n`);
    drawn = now();
  };
  return {
    update(done) {
      if (now() - drawn >= pause) draw(done);
    },
    end(done) {
      draw(done);
      if (output.isTTY) output.write('\n');
    },
  };
}
