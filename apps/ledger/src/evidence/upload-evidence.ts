import type { Readable } from 'node:stream';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { EvidenceEvent } from '#domain';
import { recordUpload, type Outcome } from '#processing';
import { EvidenceError } from '#runtime';
import { Config } from '../config/config.js';
import { type Given } from '../http/given.js';
import { OpenLedger } from '../open-ledger.js';

export interface Upload {
  readonly evidence: string;
  readonly mediaType: string;
  readonly name: string;
  readonly source: Readable;
  /** How many bytes are said to come; NaN where nothing is said. */
  readonly announced: number;
}

export class UploadEvidence extends Command<Outcome<EvidenceEvent>> {
  constructor(
    readonly upload: Upload,
    readonly given: Given,
  ) {
    super();
  }
}

@CommandHandler(UploadEvidence)
export class UploadEvidenceHandler implements ICommandHandler<UploadEvidence> {
  constructor(
    private readonly ledger: OpenLedger,
    private readonly config: Config,
  ) {}

  /** @throws EvidenceError where the file cannot be taken in */
  async execute({ upload, given }: UploadEvidence): Promise<Outcome<EvidenceEvent>> {
    const { source, announced, ...said } = upload;
    const most = this.config.maxEvidenceBytes;
    if (announced > most) throw EvidenceError.tooLarge(most);
    const limits = { mediaType: said.mediaType, most };
    return this.ledger.evidence.take(source, limits, (file) => {
      const { once } = given.meta;
      // The request alone does not say which bytes came: with others under the same key it is another command.
      const meta = { ...given.meta, once: { ...once, input: [once.input, said, file] } };
      return recordUpload(this.ledger.executor, { ...said, ...file }, { ...given, meta });
    });
  }
}
