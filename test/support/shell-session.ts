import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';

const END = '@@ended';

/** One bash into which commands are typed one after the other: variables and functions stay. */
export class ShellSession {
  private readonly shell: ChildProcessWithoutNullStreams;
  private printed = '';
  private said = '';
  private onEnd: (() => void) | undefined;

  constructor(cwd: string, environment: Readonly<Record<string, string>>) {
    const env = { ...process.env, NODE_OPTIONS: '', ...environment };
    this.shell = spawn('bash', ['--norc', '-o', 'pipefail'], { cwd, env });
    this.shell.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.printed += text;
      if (this.ending.test(this.printed)) this.onEnd?.();
    });
    this.shell.stderr.setEncoding('utf8').on('data', (text: string) => (this.said += text));
    this.shell.once('exit', () => this.onEnd?.());
  }

  private readonly ending = new RegExp(`\\n${END} (\\d+)\\n$`);

  /** @returns what was printed; @throws where the last command failed, with what it said */
  async type(commands: string): Promise<string> {
    this.printed = '';
    this.said = '';
    const ended = new Promise<void>((resolve) => (this.onEnd = resolve));
    this.shell.stdin.write(`${commands}\nprintf '\\n${END} %d\\n' $?\n`);
    await ended;
    const status = this.ending.exec(this.printed)?.[1];
    if (status !== '0') throw new Error(`ended with ${status}: ${commands}\n${this.printed}${this.said}`);
    return this.printed.replace(this.ending, '').trim();
  }

  close(): void {
    this.shell.kill();
  }
}
