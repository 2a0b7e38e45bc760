/** A step of the schema. Forward only; never edited once released. */
export interface Migration {
  /** Also the `user_version` of a file that has it. */
  number: number;
  name: string;
  statements: readonly string[];
}
