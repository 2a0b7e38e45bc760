import { spawn } from 'node:child_process';

function words(url: string): [string, ...string[]] | undefined {
  if (process.platform === 'darwin') return ['open', url];
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url];
  const display = process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY;
  return display ? ['xdg-open', url] : undefined;
}

/** Opens an address in the person's browser where there is a display; they can always open it themselves. */
export function openAddress(url: string): void {
  const [program, ...parameters] = words(url) ?? [];
  if (program === undefined) return;
  const child = spawn(program, parameters, { stdio: 'ignore', detached: true });
  child.once('error', () => undefined);
  child.unref();
}
