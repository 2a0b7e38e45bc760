import type { Subject } from '#shared/exchange/agreement.ts';
import type { Office } from '#shared/exchange/office.ts';

/** What every part of the office is given. */
export interface PartProps {
  subject: Subject;
  office: Office;
  leads: boolean;
}
