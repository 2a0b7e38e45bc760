/** A step of the schema. Forward only; never edited once released. */
export interface Migration {
  number: number;
  name: string;
  /** One statement each: the embedded database takes no more at once. */
  statements: readonly string[];
}
