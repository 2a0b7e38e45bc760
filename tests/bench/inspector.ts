import { once } from 'node:events';
import { z } from 'zod';

const Answer = z.object({
  id: z.int().optional(),
  result: z.unknown(),
  error: z.object({ message: z.string() }).optional(),
});

/** Asks a page over the Chrome DevTools Protocol, and turns on nothing that it was not asked for. */
export interface Inspector {
  /** @returns what the method answers @throws Error with the page's own message */
  ask(method: string, parameters?: Record<string, unknown>): Promise<unknown>;
  close(): void;
}

/** @param url the page's `webSocketDebuggerUrl` */
export async function inspect(url: string): Promise<Inspector> {
  const socket = new WebSocket(url);
  await once(socket, 'open');
  let asked = 0;
  const ask = async (method: string, params: Record<string, unknown> = {}) => {
    const id = ++asked;
    const answered = new Promise<z.infer<typeof Answer>>((resolve) => {
      const hear = ({ data }: MessageEvent<string>) => {
        const answer = Answer.parse(JSON.parse(data));
        if (answer.id !== id) return;
        socket.removeEventListener('message', hear);
        resolve(answer);
      };
      socket.addEventListener('message', hear);
    });
    socket.send(JSON.stringify({ id, method, params }));
    const { result, error } = await answered;
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result;
  };
  return { ask, close: () => socket.close() };
}
