import type { Database } from './db/database.ts';
import type { SessionNews } from './features/calibration/news.ts';
import type { MediaStore } from './media/mediaStore.ts';
import type { Measurer } from './severity/measurer.ts';

/** What every request needs: made once at start, the same for all. */
export interface Exchange {
  db: Database;
  media: MediaStore;
  /** Keys the pseudonyms. Kept in the database, never sent, never logged. */
  secret: string;
  now: () => Date;
  sessions: SessionNews;
  severity: Measurer;
}
