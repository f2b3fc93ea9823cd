import { connect, type Socket } from 'node:net';

/** One answer, as it came over the socket. */
export interface RawAnswer {
  readonly status: number;
  /** The server said that it closes the connection behind this answer. */
  readonly closes: boolean;
  readonly body: string;
}

/** How a connection ended: behind an answer that said so, while none was awaited, or in the middle. */
export type Ending = 'announced' | 'idle' | 'broken';

/** One kept-alive HTTP connection without any cleverness: no retries, nothing sent twice. */
export class RawConnection {
  private received = '';
  private awaited: ((answer: RawAnswer | undefined) => void) | undefined;
  private announced = false;
  ending: Ending | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => this.take(text));
    socket.on('close', () => this.end());
    socket.on('error', () => undefined);
  }

  /** Undefined where nobody listens. */
  static to(port: number): Promise<RawConnection | undefined> {
    return new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new RawConnection(socket)));
      socket.once('error', () => resolve(undefined));
    });
  }

  /** Sends a request, whole; undefined where the connection ends before its whole answer is here. */
  ask(
    method: string,
    path: string,
    headers: Record<string, string>,
    body = '',
  ): Promise<RawAnswer | undefined> {
    if (this.ending) return Promise.resolve(undefined);
    const all = { host: '127.0.0.1', ...headers, 'content-length': String(Buffer.byteLength(body)) };
    const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
    this.socket.write(`${method} ${path} HTTP/1.1\r\n${head.join('')}\r\n${body}`);
    return new Promise((resolve) => (this.awaited = resolve));
  }

  close(): void {
    this.socket.destroy();
  }

  private take(text: string): void {
    this.received += text;
    const headEnd = this.received.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const head = this.received.slice(0, headEnd);
    const length = Number(/^content-length: *(\d+)/im.exec(head)![1]);
    const bodyEnd = headEnd + 4 + length;
    if (this.received.length < bodyEnd) return;
    const body = this.received.slice(headEnd + 4, bodyEnd);
    this.received = this.received.slice(bodyEnd);
    this.announced = /^connection: *close/im.test(head);
    this.answer({ status: Number(head.split(' ', 2)[1]), closes: this.announced, body });
  }

  private end(): void {
    this.ending = this.awaited ? 'broken' : this.announced ? 'announced' : 'idle';
    this.answer(undefined);
  }

  private answer(answer: RawAnswer | undefined): void {
    const { awaited } = this;
    this.awaited = undefined;
    awaited?.(answer);
  }
}
