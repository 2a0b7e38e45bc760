import { useTranslation } from 'react-i18next';
import type { Redaction } from '#shared/domain/redaction.ts';

/** What is done, in words. */
export function useRedactionWords(): (redaction: Redaction) => string {
  const { t } = useTranslation('packs');
  return (redaction) =>
    redaction.kind === 'cover' ? t(`hide.look.${redaction.look}`) : t(`hide.how.${redaction.how}`);
}
