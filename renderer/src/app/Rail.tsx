import { IconListDetails, IconSettings } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { paths } from '../places.ts';
import classes from './Shell.module.css';

interface Part {
  path: string;
  label: 'queue' | 'settings';
  icon: ComponentType<{ size?: number; stroke?: number }>;
}

const parts: readonly Part[] = [
  { path: paths.queue, label: 'queue', icon: IconListDetails },
  { path: paths.settings, label: 'settings', icon: IconSettings },
];

/** Which part of the rail a location belongs to: a reading belongs to the queue. */
export function partOf(location: string): string {
  return location.startsWith(paths.settings) ? paths.settings : paths.queue;
}

export function Rail() {
  const { t } = useTranslation('shell');
  const [location] = useLocation();
  const here = partOf(location);
  return (
    <nav className={classes.rail} aria-label={t('rail')}>
      {parts.map(({ path, label, icon: Icon }) => (
        <Link
          key={path}
          href={path}
          className={classes.part}
          aria-current={here === path ? 'page' : undefined}
          title={t(label)}
        >
          <Icon size={18} stroke={1.6} />
          <span className={classes.partName}>{t(label)}</span>
        </Link>
      ))}
    </nav>
  );
}
