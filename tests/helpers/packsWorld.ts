import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Role } from '#shared/domain/role.ts';
import type { SubjectKey } from '#shared/exchange/agreement.ts';
import { type RunningExchange, startExchange } from './exchange.ts';
import { writeHandedIn } from './handedIn.ts';
import { openTestWorkstation, type TestWorkstation } from './workstation.ts';

/** A lead's workstation at a real exchange, and what two educators handed in. */
export interface PacksWorld {
  exchange: RunningExchange;
  /** The folder with what was handed in. */
  folder: string;
  subject: SubjectKey;
  lead: TestWorkstation;
  /** Opens a workstation for somebody else. */
  enrolled(role: Role, profile?: string): Promise<TestWorkstation>;
  imported(place?: string): Promise<string>;
}

/** One exchange and one folder for all tests of a file, a new lead for each. */
export function withPacks(): () => PacksWorld {
  let exchange: RunningExchange;
  let folder: string;
  let world: PacksWorld;
  const enrolled = async (role: Role, profile?: string) => {
    const one = openTestWorkstation(profile === undefined ? {} : { profile });
    const code = await exchange.enrolCode(role, { certified: true });
    await one.call('enrolment.enrol', { exchangeUrl: exchange.url, code });
    return one;
  };
  beforeAll(async () => {
    exchange = await startExchange({ seed: 'sample' });
    folder = mkdtempSync(join(tmpdir(), 'rangefinder-handed-in-'));
    await writeHandedIn(folder);
  });
  afterAll(async () => {
    await exchange.stop();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    const lead = await enrolled('lead');
    const [first] = (await lead.call('agreement.subjects', {})).subjects;
    if (!first) throw new Error('no subject');
    const subject = { microCredentialId: first.microCredentialId, rubricHash: first.rubricHash };
    const imported = async (place = folder) =>
      (await world.lead.call('packs.import', { ...subject, name: 'Autumn', place })).packId;
    world = { exchange, folder, subject, lead, enrolled, imported };
  });
  afterEach(async () => await world.lead.close());
  return () => world;
}
