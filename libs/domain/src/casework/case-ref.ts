/** Which case: an appeal among those of its appellant, or an accountability case. */
export type CaseRef =
  | { readonly kind: 'appeal'; readonly staff: string; readonly appeal: string }
  | { readonly kind: 'accountability'; readonly case: string };
