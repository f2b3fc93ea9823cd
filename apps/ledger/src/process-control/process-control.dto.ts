import { controlDimensions, type ControlDimension } from '#read-models';
import { OptionalId, SomeOf } from '../http/parameters.js';

export class ProcessControlParameters {
  /** What to tell apart, e.g. `unit,activity`; one row over everything where it is not said. */
  @SomeOf(controlDimensions) readonly by?: readonly ControlDimension[];
  @OptionalId() readonly unit?: string;
  @OptionalId() readonly activity?: string;
  @OptionalId() readonly staff?: string;
  @OptionalId() readonly period?: string;
}
