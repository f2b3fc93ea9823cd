import { applyDecorators, Controller, Header, UseInterceptors } from '@nestjs/common';
import { ReachedPosition } from './reached-position.interceptor.js';

/** A controller of the read side. Its answers are about people, and of the moment: nobody keeps a copy on the way. */
export const ReadController = (path: string): ClassDecorator =>
  applyDecorators(Controller(path), UseInterceptors(ReachedPosition));

/** @see ReadController */
export const NotStored = (): MethodDecorator => Header('Cache-Control', 'no-store');
