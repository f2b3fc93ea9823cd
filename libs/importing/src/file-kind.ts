const STARTS: readonly (readonly [bytes: Buffer, kind: string])[] = [
  [Buffer.from('%PDF'), 'a PDF document'],
  [Buffer.from('PK\x03\x04'), 'a ZIP archive, such as an Excel workbook (.xlsx); export it as CSV'],
  [Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'an old Office document (.xls, .doc); export it as CSV'],
  [Buffer.from('SQLite format 3\0', 'latin1'), 'an SQLite database'],
  [Buffer.from('PAR1'), 'a Parquet file; export it as CSV'],
  [Buffer.from('1f8b', 'hex'), 'a gzip archive inside another; unpack it once'],
  [Buffer.from('BZh'), 'a bzip2 archive; unpack it, or pack it with gzip'],
  [Buffer.from('28b52ffd', 'hex'), 'a Zstandard archive; unpack it, or pack it with gzip'],
  [Buffer.from('fd377a585a00', 'hex'), 'an xz archive; unpack it, or pack it with gzip'],
  [Buffer.from('89504e47', 'hex'), 'a PNG image'],
  [Buffer.from('ffd8ff', 'hex'), 'a JPEG image'],
  [Buffer.from('7f454c46', 'hex'), 'a program'],
  [Buffer.from('fffe', 'hex'), 'text in UTF-16; save it as UTF-8'],
  [Buffer.from('feff', 'hex'), 'text in UTF-16; save it as UTF-8'],
  [Buffer.from('<?xml'), 'an XML document'],
];

/** What a file is, judged by its first bytes, where it is surely not CSV; undefined where it may be. */
export function foreignKind(start: Buffer): string | undefined {
  return STARTS.find(([bytes]) => start.subarray(0, bytes.length).equals(bytes))?.[1];
}

export function isGzip(start: Buffer): boolean {
  return start[0] === 0x1f && start[1] === 0x8b;
}
