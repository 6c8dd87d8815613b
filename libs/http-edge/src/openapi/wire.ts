/** What a class that describes an answer looks like as plain JSON: nobody makes instances of it. */
export type Wire<T> = T extends string | number | boolean | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Wire<Item>[]
    : { readonly [Key in keyof T]: Wire<T[Key]> };
