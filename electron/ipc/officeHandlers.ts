import type { Handlers } from '#shared/contract/registry.ts';
import type { OfficeDesk } from '../features/office/office.ts';

export function officeHandlers(office: OfficeDesk) {
  return {
    'office.read': office.read,
    'office.batch': office.batch,
    'office.choices': office.choices,
    'office.plan': office.plan,
    'office.deal': office.deal,
    'office.release': office.release,
    'office.keep': office.keep,
    'office.withdraw': office.withdraw,
    'office.reveal': office.reveal,
    'office.identities': office.identities,
    'office.changeReader': office.changeReader,
    'office.tryPolicy': office.tryPolicy,
    'office.setPolicy': office.setPolicy,
    'office.anchors': office.anchors,
    'office.useAnchor': office.useAnchor,
    'office.makeSet': office.makeSet,
    'office.rubrics': office.rubrics,
    'office.publishRubric': office.publishRubric,
    'office.changeStanding': office.changeStanding,
    'office.setOrganisation': office.setOrganisation,
  } satisfies Partial<Handlers>;
}
