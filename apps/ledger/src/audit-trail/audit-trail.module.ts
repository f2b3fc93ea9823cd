import { Module } from '@nestjs/common';
import { AuditTrailController } from './audit-trail.controller.js';
import { ReadAuditTrailHandler } from './read-audit-trail.js';

@Module({ controllers: [AuditTrailController], providers: [ReadAuditTrailHandler] })
export class AuditTrailModule {}
