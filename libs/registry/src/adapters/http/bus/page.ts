export interface PageQuery {
  readonly after?: string;
  readonly limit?: number;
}

/** What stands behind `after`, `limit` at most; the items come sorted by their key. */
export const pageOf = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { after = '', limit = 100 }: PageQuery,
): { readonly items: readonly Item[]; readonly next?: string } => {
  const rest = items.filter((item) => keyOf(item) > after);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return rest.length > limit && last !== undefined ? { items: page, next: keyOf(last) } : { items: page };
};
