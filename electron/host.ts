/** What a host gives the workstation. What a host cannot do it leaves out, and the screen hides it. */
export interface Host {
  kind: 'desktop' | 'browser';
  version: string;
  /** The profile: one person's workstation on this machine, all its files. */
  profile: string;
  secrets: SecretStore;
  /** Starts the sample programme's exchange for this profile, or finds it running. */
  sampleExchange?: SampleExchange;
  /** Saves what the screen makes; where it is missing the browser does. */
  files?: HostFiles;
  /** What runs in threads of their own. */
  threads: Threads;
  log: Log;
}

export interface Threads {
  /** A search for identifiers. */
  scan: URL;
  /** Makes the files of a pack. */
  packs: URL;
  /** Looks for faces in recordings. */
  faces: URL;
}

/** Keeps the device's secrets as one text, in the system's keychain or in a file only this user may read. */
export interface SecretStore {
  kind: 'keychain' | 'keyfile';
  read(): string | undefined;
  /** @throws where it cannot be written; nothing is left half written */
  write(secrets: string): void;
}

export interface HostFiles {
  /** @returns the name it got, beside what was there already @throws what the file system throws */
  save(name: string, bytes: Uint8Array): Promise<string>;
  /** A page without scripts, laid out on paper. */
  pdf(page: string): Promise<Uint8Array>;
  /** Has the person choose, in the system's own dialog. @returns undefined where they chose nothing */
  choose(what: 'folder' | 'file', endings: readonly string[]): Promise<string | undefined>;
}

export interface SampleExchange {
  /** @returns where it listens, and a one-time enrolment code for a sample assessor */
  start(): Promise<{ url: string; code: string }>;
}

/** Structured log lines: a message and ids, never names, codes or credentials. */
export interface Log {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}
