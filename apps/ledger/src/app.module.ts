import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AccountabilityModule } from './accountability/accountability.module.js';
import { CalendarModule } from './calendar/calendar.module.js';
import { CasebookModule } from './casebook/casebook.module.js';
import { DossiersModule } from './dossiers/dossiers.module.js';
import { ExperimentsModule } from './experiments/experiments.module.js';
import { AppealsModule } from './appeals/appeals.module.js';
import { AuditTrailModule } from './audit-trail/audit-trail.module.js';
import { EntriesModule } from './entries/entries.module.js';
import { EvidenceModule } from './evidence/evidence.module.js';
import { ExplanationsModule } from './explanations/explanations.module.js';
import { FeedModule } from './feed/feed.module.js';
import { HealthModule } from './health/health.module.js';
import { Config } from './config/config.js';
import { MattersModule } from './matters/matters.module.js';
import { ObservationsModule } from './observations/observations.module.js';
import { OpenLedger } from './open-ledger.js';
import { Metrics } from './operating/metrics.js';
import { OperatingModule } from './operating/operating.module.js';
import { type Operations } from './operating/operations.js';
import { Stopping } from './operating/stopping.js';
import { OrganizationModule } from './organization/organization.module.js';
import { PeriodsModule } from './periods/periods.module.js';
import { ProcessControlModule } from './process-control/process-control.module.js';
import { RankingsModule } from './rankings/rankings.module.js';
import { RulebooksModule } from './rulebooks/rulebooks.module.js';
import { ScoresModule } from './scores/scores.module.js';
import { StartPageModule } from './start-page/start-page.module.js';
import { WorkRecordsModule } from './work-records/work-records.module.js';

/** What a process answers about itself, whatever it does. */
@Module({ imports: [CqrsModule.forRoot(), HealthModule, OperatingModule] })
class StandingModule {}

/** One module for each capability; what they share is the ledger and how it is run. */
@Module({
  imports: [
    StandingModule,
    ScoresModule,
    RankingsModule,
    PeriodsModule,
    OrganizationModule,
    RulebooksModule,
    WorkRecordsModule,
    MattersModule,
    ObservationsModule,
    EvidenceModule,
    EntriesModule,
    FeedModule,
    ExplanationsModule,
    AuditTrailModule,
    ProcessControlModule,
    AppealsModule,
    AccountabilityModule,
    CalendarModule,
    CasebookModule,
    DossiersModule,
    ExperimentsModule,
    StartPageModule,
  ],
})
export class AppModule {
  static on(ledger: OpenLedger, config: Config, { metrics, stopping }: Operations): DynamicModule {
    return {
      module: config.roles.includes('api') ? AppModule : StandingModule,
      global: true,
      providers: [
        { provide: OpenLedger, useValue: ledger },
        { provide: Config, useValue: config },
        { provide: Metrics, useValue: metrics },
        { provide: Stopping, useValue: stopping },
      ],
      exports: [OpenLedger, Config, Metrics, Stopping],
    };
  }
}
