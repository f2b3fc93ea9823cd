import { Module } from '@nestjs/common';
import { ActOnAppealHandler } from './act-on-appeal.js';
import { AppealClockController } from './appeal-clock.controller.js';
import { AppealCourseController } from './appeal-course.controller.js';
import { AppealEvidenceController } from './appeal-evidence.controller.js';
import { AppealController } from './appeal.controller.js';
import { AppealsController } from './appeals.controller.js';
import { DecidingController } from './deciding.controller.js';
import { FilingController } from './filing.controller.js';
import { ListAppealReadingsHandler } from './list-appeal-readings.js';
import { ListAppealsHandler } from './list-appeals.js';
import { OpenAppealFileHandler } from './open-appeal-file.js';
import { PanelController } from './panel.controller.js';

@Module({
  controllers: [
    AppealsController,
    AppealController,
    FilingController,
    PanelController,
    AppealEvidenceController,
    DecidingController,
    AppealCourseController,
    AppealClockController,
  ],
  providers: [ActOnAppealHandler, ListAppealsHandler, OpenAppealFileHandler, ListAppealReadingsHandler],
})
export class AppealsModule {}
