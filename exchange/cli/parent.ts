interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'close', listener: () => void): void;
}

/** The port to the main process, where this runs as an Electron utility process. */
export function parentPort(): ParentPort | undefined {
  return (process as NodeJS.Process & { parentPort?: ParentPort }).parentPort;
}

/**
 * Calls back once whoever started this process is gone: by its port, by the IPC channel, or else when standard
 * input ends.
 */
export function whenParentGoes(stop: () => void): void {
  const port = parentPort();
  if (port !== undefined) {
    port.on('close', stop);
  } else if (process.channel) {
    process.once('disconnect', stop);
  } else {
    process.stdin.on('end', stop).on('close', stop).on('error', stop).resume();
  }
}
