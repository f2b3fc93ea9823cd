import type Database from 'better-sqlite3';
import { RowWriter } from '../engine/row-writer.js';
import { addToBytes, BLOCK, blockOf } from './blocks.js';

/** Lists of places in the log, by kind and subject. A row holds those in one block, two bytes for each. */
export const placesTable = (table: string): string => `
  CREATE TABLE ${table} (
    kind INTEGER NOT NULL, subject TEXT NOT NULL, block INTEGER NOT NULL, places BLOB NOT NULL,
    PRIMARY KEY (kind, subject, block)
  ) STRICT, WITHOUT ROWID;
`;

/** What a batch adds to such lists. Positions come in the order of the log. */
export class PlaceLists {
  private readonly places: Map<string, number[]>[];
  private block = 0;
  private readonly rows: RowWriter;

  /**
   * @param kinds how many there are: they are numbers from 0 on
   * @param size positions in a block
   */
  constructor(
    db: Database.Database,
    table: string,
    kinds: number,
    private readonly size = BLOCK,
  ) {
    this.places = Array.from({ length: kinds }, () => new Map());
    this.rows = new RowWriter(db, table, 'kind, subject, block, places', addToBytes('places'));
  }

  add(kind: number, subject: string, position: number): void {
    const block = blockOf(position, this.size);
    if (block !== this.block) this.endBlock();
    this.block = block;
    const ofKind = this.places[kind]!;
    const place = (position - 1) % this.size;
    const places = ofKind.get(subject);
    if (places === undefined) ofKind.set(subject, [place]);
    // Named twice by one event, it is touched once.
    else if (places.at(-1) !== place) places.push(place);
  }

  flush(): void {
    this.endBlock();
    this.rows.flush();
  }

  /** In the order of the key: neighbouring rows go to neighbouring places of the file. */
  private endBlock(): void {
    this.places.forEach((ofKind, kind) => {
      for (const subject of [...ofKind.keys()].sort()) {
        this.rows.add(kind, subject, this.block, packed(ofKind.get(subject)!));
      }
      ofKind.clear();
    });
  }
}

/** Big-endian pairs of bytes; a typed array would take the byte order of the machine. */
function packed(places: readonly number[]): Buffer {
  const bytes = Buffer.allocUnsafe(places.length * 2);
  places.forEach((place, index) => bytes.writeUInt16BE(place, index * 2));
  return bytes;
}

/** Log positions of one row, in order. */
export function unpacked(block: number, places: Buffer, size = BLOCK): number[] {
  const positions: number[] = [];
  for (let at = 0; at < places.length; at += 2) positions.push(1 + block * size + places.readUInt16BE(at));
  return positions;
}
