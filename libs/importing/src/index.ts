export { checkCsvFile, readRows, type ByteProgress, type CsvFacts, type RowBatch } from './csv-source.js';
export * from './errors.js';
export { parseMappingFile, type CsvDialect, type Encoding, type Mapping } from './mapping.js';
export type { DuplicateRule, Registrations, WhenMissing } from './mapping-file.js';
export { mappingSchema } from './mapping.schema.js';
export * from './progress.js';
export * from './rejects-file.js';
export type { MappedRecord, MappedRow, RejectedRowOfFile } from './row-mapper.js';
