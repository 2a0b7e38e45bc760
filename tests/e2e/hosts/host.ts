import type { Page } from '@playwright/test';

/** A running workstation as a test sees it. */
export interface RunningHost {
  page: Page;
  /** Ends it the way a person would. */
  close(): Promise<void>;
  /** Ends it the way a dying machine would. */
  kill(): Promise<void>;
}

export interface HostOptions {
  profile: string;
  /** More command line words. */
  words?: readonly string[];
}

export type StartHost = (options: HostOptions) => Promise<RunningHost>;
