import type { Readable } from 'node:stream';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ReadModelError, type EvidenceRow } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

/** The bytes of a file, which were checked, and what was said of it when it came in. */
export interface EvidenceFile extends Required<Pick<EvidenceRow, 'sha256' | 'bytes' | 'mediaType' | 'name'>> {
  readonly content: Readable;
}

export class ReadEvidenceFile extends Query<EvidenceFile> {
  constructor(readonly evidence: string) {
    super();
  }
}

@QueryHandler(ReadEvidenceFile)
export class ReadEvidenceFileHandler implements IQueryHandler<ReadEvidenceFile> {
  constructor(private readonly ledger: OpenLedger) {}

  /** @throws EvidenceError `evidence-damaged` */
  async execute({ evidence }: ReadEvidenceFile): Promise<EvidenceFile> {
    const { kind, sha256, bytes, mediaType, name } = this.ledger.readModels.evidence(evidence);
    if (kind === 'reference') {
      const message = `evidence ${evidence} is a reference: the ledger does not hold what is found there`;
      throw new ReadModelError('not-found', message, 'evidence');
    }
    const content = await this.ledger.evidence.read(sha256!);
    return { sha256: sha256!, bytes: bytes!, mediaType: mediaType!, name: name!, content };
  }
}
