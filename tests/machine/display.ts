import { findProgram, installDebianPackages } from './install.ts';

const electronLibraries = [
  'xvfb',
  'xauth',
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libatk-bridge2.0-0',
  'libdrm2',
  'libxkbcommon0',
  'libcups2',
  'libxcomposite1',
  'libxdamage1',
  'libxrandr2',
];

/**
 * The command words that give a desktop program a display on this machine: none where there is one already,
 * `xvfb-run -a` on a Linux machine without; undefined where neither can be had.
 */
export function displayPrefix(): string[] | undefined {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return [];
  const xvfb = () => findProgram(['xvfb-run']);
  if (xvfb() === undefined) installDebianPackages(electronLibraries);
  const found = xvfb();
  return found === undefined ? undefined : [found, '-a'];
}
