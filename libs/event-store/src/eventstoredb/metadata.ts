import { StoreRefused } from '../errors.js';
import type { RemoteEvent } from './remote-event.js';

/** What stands in the metadata of each event: short names, for it is stored with every one of them. */
type Metadata = {
  /** Version of this shape. */
  readonly v: 1;
  readonly stream: string;
  readonly revision: number;
  readonly of: number;
  readonly at: number;
  readonly command?: string;
  readonly digest?: string;
};

export function metadataOf({ stream, revision, size, index, command }: RemoteEvent): Metadata {
  return {
    v: 1,
    stream,
    revision,
    of: size,
    at: index,
    ...(command && { command: command.commandId, digest: command.inputDigest }),
  };
}

/** @throws StoreRefused where somebody else wrote the event */
export function readMetadata(metadata: unknown, position: number): Omit<RemoteEvent, 'eventId' | 'bytes'> {
  const read = metadata as Partial<Metadata> | undefined;
  if (read?.v !== 1 || typeof read.stream !== 'string' || !Number.isInteger(read.revision)) {
    throw new StoreRefused(
      `event ${position} of the shared log is none of this program's; nothing is read behind it`,
    );
  }
  const { stream, revision, of, at, command, digest } = read as Metadata;
  return {
    stream,
    revision,
    size: of,
    index: at,
    ...(command !== undefined && { command: { commandId: command, inputDigest: digest! } }),
  };
}
