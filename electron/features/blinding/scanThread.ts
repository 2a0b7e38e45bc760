/** A search in a thread of its own: what it is given, and what it tells. */
import { z } from 'zod';
import { type Failed, runInThread } from '../../inThread.ts';
import { type LeakReport, leakScan } from '../../media/scrub/leakScan.ts';
import { keysOf } from '../../secrets.ts';

export const ScanWish = z.strictObject({
  place: z.string(),
  identifiers: z.array(z.string()).min(1),
  ffmpegPath: z.string(),
  /** Of the profile, 64 hexadecimal digits. */
  profileKey: z.string(),
});
export type ScanWish = z.infer<typeof ScanWish>;

export type ScanMessage =
  | { kind: 'progress'; done: number; all: number }
  | { kind: 'done'; report: LeakReport }
  | Failed;

runInThread<ScanMessage>(
  async (wish, tell, signal) => {
    const { place, identifiers, ffmpegPath, profileKey } = ScanWish.parse(wish);
    const report = await leakScan({
      place,
      identifiers: { all: identifiers },
      keys: [keysOf(profileKey)],
      options: { ffmpegPath, signal },
      onFile: (_, done, all) => tell({ kind: 'progress', done, all }),
    });
    tell({ kind: 'done', report });
  },
  {
    message: 'The search ended before it was done.',
    remedy: 'Try again; if it stays, search from the command line, which says more.',
  },
);
