import { useTranslation } from 'react-i18next';
import type { BatchPlan } from '#shared/exchange/office.ts';
import { LinkRing } from './LinkRing.tsx';
import styles from './office.module.css';

interface LinkingProps extends Pick<BatchPlan, 'links' | 'groups'> {
  readers: readonly string[];
}

/** Whether the severities of all readers can be compared, and the design that says so. */
export function Linking({ links, groups, readers }: LinkingProps) {
  const { t } = useTranslation('office');
  const isLinked = groups.length <= 1;
  return (
    <>
      <p className={isLinked ? styles.ready : styles.open}>
        {t(isLinked ? 'linked' : 'notLinked', { count: groups.length })}
      </p>
      {!isLinked && (
        <ul className={styles.list}>
          {groups.map((group) => (
            <li key={group[0]}>{group.join(', ')}</li>
          ))}
        </ul>
      )}
      <LinkRing readers={readers} links={links} />
    </>
  );
}
