import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, powerMonitor, session } from 'electron';
import packageFile from '../../../package.json' with { type: 'json' };
import type { Host } from '../../host.ts';
import type { Workstation } from '../../workstation.types.ts';
import { type HostArguments, launchFragment, readHostArguments, UsageError } from '../arguments.ts';
import { beginWorkstation, startupLine } from '../begin.ts';
import { openLog } from '../log.ts';
import { prepareProfile } from '../profile.ts';
import { type StoppableExchange, sampleExchange } from '../sampleExchange.ts';
import { threadsIn } from '../threads.ts';
import { isPage, pageAddress } from './addresses.ts';
import { carryContract } from './carry.ts';
import { utilityExchange } from './exchangeUtility.ts';
import { desktopFiles } from './files.ts';
import { setMenu } from './menu.ts';
import { lockNavigation } from './navigation.ts';
import { denyPermissions, denyRequests } from './permissions.ts';
import { registerSchemes, serveProtocols } from './protocols.ts';
import { openSecrets } from './secrets.ts';
import { createWindow } from './window.ts';

const built = join(import.meta.dirname, '..');

/** What has to be settled before Electron is ready. @returns the profile's absolute path */
function prepare(given: HostArguments): string {
  const profile = prepareProfile(given.profile);
  const data = join(profile, 'electron');
  mkdirSync(data, { recursive: true, mode: 0o700 });
  // All that Chromium keeps lies in the profile, and the lock on a single instance with it.
  app.setPath('userData', data);
  // Chromium has no sandbox for root, who has to say so; enabling it then would end every child process.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  for (const name of ['disable-background-networking', 'disable-component-update', 'no-pings'])
    app.commandLine.appendSwitch(name);
  registerSchemes();
  lockNavigation();
  return profile;
}

function hostFor(profile: string): { host: Host; exchange: StoppableExchange } {
  const log = openLog(profile);
  const spawn = utilityExchange(join(built, 'main', 'exchange.js'));
  const sample = app.isPackaged ? { sample: join(process.resourcesPath, 'sample') } : {};
  const exchange = sampleExchange({ profile, log, spawn, ...sample });
  const secrets = openSecrets(profile);
  const { version } = packageFile;
  const host: Host = {
    kind: 'desktop',
    version,
    profile,
    secrets,
    sampleExchange: exchange,
    files: desktopFiles,
    threads: threadsIn(built),
    log,
  };
  return { host, exchange };
}

/** Ends in order once the windows are closed, so that what the page sent last is still handled. */
function closeOnQuit(workstation: Workstation, exchange: StoppableExchange): void {
  let closing = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    workstation
      .close()
      .finally(() => exchange.stop())
      .then(
        () => app.exit(0),
        () => app.exit(1),
      );
  });
}

/** Whoever locks the machine, or lets it sleep, has left this too. */
function lockWithSystem(workstation: Workstation): void {
  powerMonitor.on('lock-screen', workstation.lock);
  powerMonitor.on('suspend', workstation.lock);
}

async function run(given: HostArguments, profile: string): Promise<void> {
  await app.whenReady();
  denyPermissions(session.defaultSession);
  denyRequests(session.defaultSession);
  setMenu();
  const { host, exchange } = hostFor(profile);
  const workstation = await beginWorkstation(host, given);
  closeOnQuit(workstation, exchange);
  lockWithSystem(workstation);
  serveProtocols(session.defaultSession.protocol, workstation, join(built, 'renderer'));
  const fragment = launchFragment(given.exchange);
  const window = createWindow({ built, show: given.open, fragment, log: host.log });
  carryContract(window, workstation);
  if (given.open) return;
  const ready = JSON.stringify({ ready: true, url: pageAddress });
  window.webContents.once('did-finish-load', () => process.stdout.write(`${ready}\n`));
}

function bringToFront(): void {
  const window = BrowserWindow.getAllWindows().find(({ webContents }) => isPage(webContents.getURL()));
  if (window?.isMinimized()) window.restore();
  window?.show();
  window?.focus();
}

/** One line for whoever started it from a terminal, and a dialog for whoever did not. */
function giveUp(error: unknown, profile: string, quiet: boolean): void {
  const line = error instanceof UsageError ? error.message : startupLine(error, profile);
  process.stderr.write(`${line}\n`);
  if (!quiet && app.isReady()) dialog.showErrorBox('Rangefinder cannot start', line);
  app.exit(error instanceof UsageError ? 2 : 1);
}

function begin(given: HostArguments, profile: string): void {
  if (app.requestSingleInstanceLock()) {
    app.on('second-instance', bringToFront);
    run(given, profile).catch((error: unknown) => giveUp(error, profile, !given.open));
    return;
  }
  process.stderr.write(
    'Rangefinder is open with this profile already: its window was brought to the front.\n',
  );
  app.exit(0);
}

try {
  const given = readHostArguments(process.argv.slice(1), false);
  begin(given, prepare(given));
} catch (error) {
  giveUp(error, 'the profile', true);
}
