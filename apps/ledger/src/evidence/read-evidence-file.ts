import type { Readable } from 'node:stream';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Given } from '#processing';
import { ReadModelError, type EvidenceRow } from '#read-models';
import { OpenLedger } from '../open-ledger.js';
import { noteLooks } from './note-looks.js';

/** The bytes of a file, which were checked, and what was said of it when it came in. */
export interface EvidenceFile extends Required<Pick<EvidenceRow, 'sha256' | 'bytes' | 'mediaType' | 'name'>> {
  readonly content: Readable;
}

export class ReadEvidenceFile extends Query<EvidenceFile> {
  constructor(
    readonly evidence: string,
    readonly reader: Given,
  ) {
    super();
  }
}

@QueryHandler(ReadEvidenceFile)
export class ReadEvidenceFileHandler implements IQueryHandler<ReadEvidenceFile> {
  constructor(private readonly ledger: OpenLedger) {}

  /** @throws EvidenceError `evidence-damaged` */
  async execute({ evidence, reader }: ReadEvidenceFile): Promise<EvidenceFile> {
    const row = this.ledger.readModels.evidence(evidence);
    const { kind, sha256, bytes, mediaType, name } = row;
    if (kind === 'reference') {
      const message = `evidence ${evidence} is a reference: the ledger does not hold what is found there`;
      throw new ReadModelError('not-found', message, 'evidence');
    }
    await noteLooks(this.ledger, row, reader);
    const content = await this.ledger.evidence.read(sha256!);
    return { sha256: sha256!, bytes: bytes!, mediaType: mediaType!, name: name!, content };
  }
}
