import { readFileSync } from 'node:fs';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/** What each fuse has to be in a packaged program; the same as `electronFuses` in electron-builder.yml. */
const wanted = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
} as const;
type Fuse = keyof typeof wanted;

const states: Record<number, string> = { 48: 'off', 49: 'on', 114: 'removed', 144: 'inherited' };

export interface FuseReading {
  fuse: string;
  state: string;
  /** What it has to be; undefined for one this list does not know. */
  wanted: string | undefined;
}

// The marker in front of the fuses, as the fuse package documents it.
const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');

/** Fuses that Electron has got since: the fuse package cannot set them, so they stay as Electron ships them. */
const later = ['WasmTrapHandlers'];

function unnamed(program: string): FuseReading[] {
  const binary = readFileSync(program);
  const at = binary.indexOf(sentinel) + sentinel.length;
  const count = binary[at + 1] ?? 0;
  const known = Object.keys(wanted).length;
  return Array.from({ length: Math.max(0, count - known) }, (_, index) => {
    const state = states[binary[at + 2 + known + index] ?? 0] ?? 'unknown';
    return { fuse: later[index] ?? `fuse ${known + index}`, state, wanted: undefined };
  });
}

/** Reads the fuses out of a packaged program. */
export async function readFuses(program: string): Promise<FuseReading[]> {
  const wire = await getCurrentFuseWire(program);
  const named = (Object.keys(wanted) as Fuse[]).map((fuse) => ({
    fuse,
    state: states[wire[FuseV1Options[fuse]] ?? 0] ?? 'unknown',
    wanted: wanted[fuse] ? 'on' : 'off',
  }));
  return [...named, ...unnamed(program)];
}
