/** The same keys as another language's words, each with a text of its own: a missing or a surplus one is a type error. */
export type Words<English> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : Words<English[Key]>;
};
