import { Module } from '@nestjs/common';
import { EvidenceController } from './evidence.controller.js';
import { GetEvidenceHandler } from './get-evidence.js';
import { ReadEvidenceFileHandler } from './read-evidence-file.js';
import { ReferenceEvidenceHandler } from './reference-evidence.js';
import { UploadEvidenceHandler } from './upload-evidence.js';

@Module({
  controllers: [EvidenceController],
  providers: [UploadEvidenceHandler, ReferenceEvidenceHandler, GetEvidenceHandler, ReadEvidenceFileHandler],
})
export class EvidenceModule {}
