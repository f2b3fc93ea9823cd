/** What a problem code means: its HTTP status, and a title that is the same for every such problem. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
}

export const kind = (status: number, title: string): ProblemKind => ({ status, title });
