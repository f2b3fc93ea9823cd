import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { readBody } from './strict-body.js';
import { readParameters } from './strict-parameters.js';

/** Makes what a controller takes from what a request gives; see readParameters and readBody. */
export class StrictInput implements PipeTransform {
  transform(given: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type === 'custom') return given;
    if (!metatype) throw new Error('a controller takes its input as a class');
    // A body that is text or a stream is read by its route.
    if (type === 'body')
      return metatype === Object || metatype === String ? given : readBody(metatype, given);
    return readParameters(metatype, given as Readonly<Record<string, unknown>>);
  }
}
