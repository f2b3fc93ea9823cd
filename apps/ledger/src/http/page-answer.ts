import type { Page } from '#read-models';

/** One page of a list. `next` goes into `after` to read on; it is missing on the last page. */
export interface PageAnswer<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

/** A whole list, in the shape of a page. */
export interface ListAnswer<Item> {
  readonly items: readonly Item[];
}

export function pageAnswer<Row, Item>(
  { rows, next }: Page<Row>,
  itemOf: (row: Row) => Item,
): PageAnswer<Item> {
  return { items: rows.map(itemOf), ...(next !== undefined && { next }) };
}
