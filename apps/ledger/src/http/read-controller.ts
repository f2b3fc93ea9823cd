import { applyDecorators, Controller, UseInterceptors } from '@nestjs/common';
import { ReachedPosition } from './reached-position.interceptor.js';

/** A controller of the read side: its answers carry `Ledger-Position`, and wait for a position that is asked for. */
export const ReadController = (path: string): ClassDecorator =>
  applyDecorators(Controller(path), UseInterceptors(ReachedPosition));
