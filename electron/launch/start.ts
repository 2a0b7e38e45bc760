import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../hosts/arguments.ts';
import { buildProgram } from './buildProgram.ts';
import { findElectron, overriddenDist } from './electronBinary.ts';
import { nativeObstacle } from './nativeModules.ts';
import { isRoot, obstacleTo } from './obstacles.ts';
import { hostWords, readStartOptions, type StartOptions } from './options.ts';
import { out, root } from './place.ts';
import { isBuilt } from './sourcePrint.ts';

const say = (line: string) => console.error(line);

function noElectron(): string {
  const dist = overriddenDist();
  if (dist !== undefined)
    return `ELECTRON_OVERRIDE_DIST_PATH names ${dist}, which holds no Electron. Unset it, or name a folder that does.`;
  return 'Electron could not be fetched. Allow its download and run “npx install-electron”, or name an unpacked one in ELECTRON_OVERRIDE_DIST_PATH.';
}

/** @returns the words that run the desktop host, or why it cannot be run */
async function desktopCommand(insist: boolean): Promise<string[] | { obstacle: string }> {
  const electron = await findElectron({ say, insist });
  if (electron === undefined) return { obstacle: noElectron() };
  const obstacle = obstacleTo(electron);
  if (obstacle !== undefined) return { obstacle };
  // Chromium refuses its sandbox to root.
  return [electron, root, ...(isRoot ? ['--no-sandbox'] : [])];
}

async function commandFor(host: StartOptions['host']): Promise<string[]> {
  const browser = [process.execPath, join(out, 'main', 'browser.js')];
  if (host === 'browser') return browser;
  const desktop = await desktopCommand(host === 'desktop');
  if (Array.isArray(desktop)) return desktop;
  if (host === 'desktop') throw new Error(desktop.obstacle);
  say(`${desktop.obstacle} Until then Rangefinder runs in your browser.`);
  return browser;
}

function run([program = '', ...words]: string[]): ChildProcess {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const child = spawn(program, words, { stdio: 'inherit', cwd: process.cwd(), env });
  // Ctrl-C reaches the child by itself; this process only has to outlive it.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return child;
}

async function start(): Promise<void> {
  const { host, given } = readStartOptions(process.argv.slice(2));
  const broken = await nativeObstacle();
  if (broken !== undefined) throw new Error(broken);
  const command = await commandFor(host);
  if (!isBuilt()) {
    say('Building Rangefinder: the sources are new or have changed.');
    buildProgram();
  }
  if (given.sample && !existsSync(given.profile))
    say('Setting up the sample programme: this takes some seconds.');
  const child = run([...command, ...hostWords(given)]);
  child.once('error', (error) => {
    say(`${command[0]} could not be started (${error.message}). Run “npm ci” again.`);
    process.exitCode = 1;
  });
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
  });
}

start().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
