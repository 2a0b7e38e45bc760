import type { WorkstationEvent } from '#shared/contract/events.ts';
import type { RouteName } from '#shared/contract/registry.ts';

/** The first part of a query key: the route it came from. */
export type Stale = readonly RouteName[] | 'everything';

/** Which answers an event makes stale. */
export function staleAfter(event: WorkstationEvent): Stale {
  switch (event.name) {
    case 'enrolment.changed':
      return 'everything';
    case 'locking.changed':
      // What is asked of a locked workstation is refused: the rest is asked anew once it is open.
      return event.locked ? ['locking.state'] : 'everything';
    case 'queue.changed':
      return ['queue.list', 'queue.batch', 'workstation.storage'];
    case 'download.changed':
      return ['queue.list', 'queue.batch', 'workstation.storage', 'scoring.open'];
    case 'reading.changed':
      return [
        'queue.list',
        'queue.batch',
        'scoring.open',
        'scoring.summary',
        'practice.compare',
        'practice.known',
        'qualification.ladders',
        'calibration.session',
        'calibration.sessions',
      ];
    case 'evidence.changed':
      return ['evidence.prepare'];
    case 'jobs.changed':
      return ['evidence.jobs'];
    case 'scan.changed':
      return ['blinding.state'];
    case 'sync.changed':
      return [
        'sync.status',
        'sync.outbox',
        'queue.list',
        'queue.batch',
        'qualification.ladders',
        'calibration.session',
        'office.read',
        'office.batch',
        'packs.list',
        'packs.record',
      ];
    case 'calibration.changed':
      return [
        'calibration.session',
        'calibration.sessions',
        'calibration.follow',
        'queue.list',
        'queue.batch',
      ];
    case 'packs.progressed':
      return ['packs.work'];
    case 'packs.changed':
      return [
        'packs.drafts',
        'packs.draft',
        'packs.work',
        'packs.list',
        'packs.look',
        'packs.hidden',
        'packs.faces',
        'packs.namesSaid',
      ];
    case 'office.changed':
      return [
        'office.read',
        'office.batch',
        'office.choices',
        'office.anchors',
        'office.rubrics',
        'comparing.list',
        'comparing.round',
        'training.list',
        'training.example',
        'office.tryPolicy',
        'agreement.subjects',
        'agreement.results',
        'agreement.seeds',
        'agreement.qualifications',
      ];
  }
}
