import 'reflect-metadata';
import { IsArray, IsIn, IsNotEmpty, IsNumber, IsString, Matches, Max, MaxLength, Min } from 'class-validator';

/** The body that all three servers take: what a person posts. Written with class-validator's own decorators. */
export class DeductionBody {}

const text = [IsString(), IsNotEmpty(), MaxLength(200)];
const fields = {
  staff: text,
  kind: [IsIn(['deduction', 'bonus'])],
  indicator: text,
  points: [IsNumber({ maxDecimalPlaces: 3 }), Min(0.001), Max(1_000_000)],
  occurredOn: [Matches(/^\d{4}-\d{2}-\d{2}$/)],
  reason: [IsString(), IsNotEmpty(), MaxLength(2000)],
  evidence: [IsArray(), IsString({ each: true })],
};
for (const [name, decorators] of Object.entries(fields)) {
  for (const decorate of decorators) decorate(DeductionBody.prototype, name);
}
