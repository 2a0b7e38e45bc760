import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';

/** A running workstation as a test sees it. */
export interface RunningHost {
  page: Page;
  /** Ends it the way a person would. */
  close(): Promise<void>;
  /** Ends it the way a dying machine would. */
  kill(): Promise<void>;
}

/** The downloads folder of the person with this profile, for a host that saves itself. */
export const downloadsOf = (profile: string) => join(profile, 'downloads');

export interface HostOptions {
  profile: string;
  /** More command line words. */
  words?: readonly string[];
  /** The language of the system, such as `es-ES`; English where it is missing. */
  locale?: string;
  /** A Chromium that runs already, for a host that is shown in one; without it, one of its own. */
  chromium?: () => Promise<Browser>;
}

export type StartHost = (options: HostOptions) => Promise<RunningHost>;
