import { Module } from '@nestjs/common';
import { CompileDossierHandler } from './compile-dossier.js';
import { DossiersController } from './dossiers.controller.js';

@Module({ controllers: [DossiersController], providers: [CompileDossierHandler] })
export class DossiersModule {}
