import { z } from 'zod';
import { route } from './route.ts';

/** A file's name as the screen proposes it: it goes into a folder of the person's, never elsewhere. */
const FileName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,90}\.(?:csv|html|pdf|zip)$/);

const mostCharacters = 100_000_000;

/** The name it has in the person's downloads folder: another one where there was such a file already. */
const Saved = z.strictObject({ name: z.string().min(1).max(200) });

/** On hosts that save themselves (`savesFiles`); others refuse with `unsupported`, and the browser saves. */
export const fileRoutes = {
  /** Writes a file of the screen's making. @throws `unsupported`, `disk_full`, `folder_unusable` */
  'file.save': route(z.strictObject({ name: FileName, base64: z.base64().max(mostCharacters) }), Saved),
  /** Lays a page without scripts out on A4 and writes it as a PDF. @throws as `file.save` */
  'file.savePdf': route(z.strictObject({ name: FileName, page: z.string().max(mostCharacters) }), Saved),
  /** Has the person choose a folder or a file in the system's own dialog. @throws `unsupported` */
  'file.choose': route(
    z.strictObject({
      what: z.enum(['folder', 'file']),
      /** Of files, without the dot. */
      endings: z.array(z.string().regex(/^[a-z0-9]{1,8}$/)).max(20),
    }),
    /** Null where nothing was chosen. */
    z.strictObject({ path: z.string().max(4_000).nullable() }),
  ),
} as const;
