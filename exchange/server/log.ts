import { destination, type Logger, pino } from 'pino';

/** Structured log on stderr, where stdout belongs to scripts. It carries ids; what could carry more is cut off. */
export function openLog(): Logger {
  return pino(
    {
      base: { name: 'exchange', pid: process.pid },
      level: process.env.RANGEFINDER_LOG_LEVEL ?? 'info',
      redact: { paths: ['req.headers', 'res.headers', 'authorization', '*.authorization'], remove: true },
      serializers: { req: () => undefined, res: () => undefined },
    },
    destination({ dest: 2, sync: true }),
  );
}
