import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AuditTrailModule } from './audit-trail/audit-trail.module.js';
import { ExplanationsModule } from './explanations/explanations.module.js';
import { HealthModule } from './health/health.module.js';
import { OpenLedger } from './open-ledger.js';
import { OrganizationModule } from './organization/organization.module.js';
import { PeriodsModule } from './periods/periods.module.js';
import { ProcessControlModule } from './process-control/process-control.module.js';
import { RankingsModule } from './rankings/rankings.module.js';
import { ScoresModule } from './scores/scores.module.js';
import { StartPageModule } from './start-page/start-page.module.js';

/** One module for each capability; what they share is the ledger. */
@Module({
  imports: [
    CqrsModule.forRoot(),
    HealthModule,
    ScoresModule,
    RankingsModule,
    PeriodsModule,
    OrganizationModule,
    ExplanationsModule,
    AuditTrailModule,
    ProcessControlModule,
    StartPageModule,
  ],
})
export class AppModule {
  static on(ledger: OpenLedger): DynamicModule {
    return {
      module: AppModule,
      global: true,
      providers: [{ provide: OpenLedger, useValue: ledger }],
      exports: [OpenLedger],
    };
  }
}
