import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { out } from './place.ts';

interface Download {
  /** The electron package's own installer. */
  script: string;
  version: string;
  insist: boolean;
  say: ((line: string) => void) | undefined;
}

const reachMs = 5_000;
const limitMs = 5 * 60_000;
const forgetMs = 60 * 60_000;
const failureFile = join(out, 'electron-unreachable');

/** A machine that cannot reach the download must not wait for it at every start. */
function failedLately(): boolean {
  const at = statSync(failureFile, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Date.now() - at < forgetMs;
}

function remember(failed: boolean): void {
  if (failed) {
    mkdirSync(out, { recursive: true });
    writeFileSync(failureFile, '');
  } else rmSync(failureFile, { force: true });
}

const environment = process.env;
const proxied = Boolean(environment.HTTPS_PROXY ?? environment.https_proxy);

async function isReachable(version: string): Promise<boolean> {
  // Only the installer knows how to go through a proxy.
  if (proxied) return true;
  const mirror = environment.ELECTRON_MIRROR ?? environment.npm_config_electron_mirror;
  const base = mirror ?? 'https://github.com/electron/electron/releases/download/v';
  const address = mirror === undefined ? `${base}${version}/SHASUMS256.txt` : base;
  const signal = AbortSignal.timeout(reachMs);
  return fetch(address, { method: 'HEAD', redirect: 'manual', signal }).then(
    () => true,
    () => false,
  );
}

async function install(script: string): Promise<boolean> {
  const child = spawn(process.execPath, [script], {
    stdio: 'ignore',
    timeout: limitMs,
    env: { ...environment, ...(proxied ? { ELECTRON_GET_USE_PROXY: 'true' } : {}) },
  });
  const [code] = await once(child, 'exit');
  return code === 0;
}

/** Has the electron package download its program, checked by the package against its own digests. */
export async function downloadElectron({ script, version, insist, say }: Download): Promise<void> {
  if (environment.ELECTRON_SKIP_BINARY_DOWNLOAD || (failedLately() && !insist)) return;
  if (!(await isReachable(version))) return remember(true);
  say?.(`Fetching Electron ${version}, about 110 MB, once.`);
  remember(!(await install(script)));
}
