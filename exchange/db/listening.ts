/** Says what came on a channel; null after the connection was gone for a while, when something may have been missed. */
export type Heard = (payload: string | null) => void;

/** Listens on a channel of the database. @returns ends it */
export type Listen = (channel: string, heard: Heard) => Promise<() => Promise<void>>;

const againAfterMs = 1_000;

/**
 * Listens on a PostgreSQL server with a connection of its own, which is made anew when it drops.
 * @throws what connecting the first time throws
 */
export async function listenOnServer(
  url: string,
  channel: string,
  heard: Heard,
): Promise<() => Promise<void>> {
  const { default: pg } = await import('pg');
  let ended = false;
  let client: InstanceType<typeof pg.Client>;
  let timer: NodeJS.Timeout | undefined;
  const open = async () => {
    const next = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    // Whatever is wrong with it ends it, and `end` comes then.
    next.on('error', () => undefined);
    next.on('notification', ({ payload }) => heard(payload ?? ''));
    next.on('end', () => again());
    await next.connect();
    if (ended) return await next.end();
    client = next;
    await client.query(`LISTEN ${channel}`);
  };
  const again = () => {
    clearTimeout(timer);
    if (ended) return;
    timer = setTimeout(() => {
      open().then(() => heard(null), again);
    }, againAfterMs);
  };
  await open();
  return async () => {
    ended = true;
    clearTimeout(timer);
    await client.end();
  };
}
