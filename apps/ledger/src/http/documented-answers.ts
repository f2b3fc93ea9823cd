import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { answerHeaders, type AnswerKind } from './documented-headers.js';
import { Problem, PROBLEM_JSON } from './problem.js';
import { ProblemDocument } from './problem-document.js';
import { problemKinds, type ProblemCode } from './problem-kinds.js';

export type ListKind = 'page' | 'list';

interface AnswerSaid {
  readonly status: number;
  readonly when: string;
  readonly kind: AnswerKind;
  readonly answer: Type | undefined;
  readonly as?: ListKind;
  readonly streams?: readonly string[];
}

/** What an answer of success holds: JSON of a class, or a stream, or whichever the request accepts. */
export function answerDocument({
  status,
  when,
  kind,
  answer,
  as,
  streams = [],
}: AnswerSaid): MethodDecorator {
  const one = answer && { $ref: getSchemaPath(answer) };
  const schema = one && as ? listOf(one, as) : one;
  const content = {
    ...(schema && { 'application/json': { schema } }),
    ...Object.fromEntries(streams.map((type) => [type, { schema: { type: 'string' } }])),
  };
  return applyDecorators(
    ...(answer ? [ApiExtraModels(answer)] : []),
    ApiResponse({ status, description: when, headers: answerHeaders[kind], content } as never),
  );
}

function listOf(item: object, as: ListKind): object {
  const items = { type: 'array', items: item };
  const next = { type: 'string', description: 'Goes into `after` to read on; missing on the last page.' };
  return {
    type: 'object',
    required: ['items'],
    properties: as === 'page' ? { items, next } : { items },
  };
}

const retryAfter = {
  'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' }, example: 1 },
};

/** What is refused, by status: one response for each, with an example of each code. */
export function refusalDocuments(codes: readonly ProblemCode[]): MethodDecorator[] {
  const byStatus = Map.groupBy(new Set(codes), (code) => problemKinds[code].status);
  return [
    ApiExtraModels(ProblemDocument),
    ...[...byStatus].map(([status, refusals]) =>
      ApiResponse({ status, ...refusalResponse(refusals) } as never),
    ),
  ];
}

/** The response that says any of some codes of one status. */
export function refusalResponse(codes: readonly ProblemCode[]): object {
  const { status } = problemKinds[codes[0]!];
  const examples = Object.fromEntries(codes.map((code) => [code, exampleOf(code)]));
  return {
    description: codes.map((code) => problemKinds[code].title).join(' · '),
    content: { [PROBLEM_JSON]: { schema: { $ref: getSchemaPath(ProblemDocument) }, examples } },
    ...((status === 503 || status === 429) && { headers: retryAfter }),
  };
}

function exampleOf(code: ProblemCode): object {
  const { title } = problemKinds[code];
  return { summary: title, value: JSON.parse(JSON.stringify(new Problem(code, `${title}.`))) as object };
}
