// Not in the import: only the database layer may know this module, and here it is merely tried.
const database = 'better-sqlite3';

/** Why the database cannot be opened with this Node, in one line; undefined where it can. */
export async function nativeObstacle(): Promise<string | undefined> {
  try {
    const { default: Database } = (await import(database)) as {
      default: new (path: string) => { close(): void };
    };
    new Database(':memory:').close();
    return undefined;
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return `The database module does not load in Node ${process.versions.node} (${why}). Run “npm ci” again with this project’s own Node.`;
  }
}
