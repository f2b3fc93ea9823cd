import 'reflect-metadata';
import { Body, Controller, Module, Post, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DeductionBody } from './deduction-body.mjs';

/** A Nest + Fastify server with one validated handler; tells its parent the port. No log, no identity, no limit. */
export async function serve(answer) {
  class Deductions {
    post(body) {
      return answer(body);
    }
  }
  Controller('deductions')(Deductions);
  const handler = Object.getOwnPropertyDescriptor(Deductions.prototype, 'post');
  Post()(Deductions.prototype, 'post', handler);
  Body()(Deductions.prototype, 'post', 0);
  Reflect.defineMetadata('design:paramtypes', [DeductionBody], Deductions.prototype, 'post');
  class App {}
  Module({ controllers: [Deductions] })(App);

  const app = await NestFactory.create(App, new FastifyAdapter(), { logger: false });
  app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: true, forbidNonWhitelisted: true }));
  await app.listen(0, '127.0.0.1');
  process.send({ port: app.getHttpServer().address().port });
  process.on('SIGTERM', () => process.exit(0));
}
