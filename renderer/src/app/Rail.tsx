import {
  IconCertificate,
  IconChartDots,
  IconClipboardList,
  IconListDetails,
  IconPackage,
  IconSettings,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { Role } from '#shared/domain/role.ts';
import { paths } from '../places.ts';
import classes from './Shell.module.css';

interface Part {
  path: string;
  label: 'queue' | 'qualification' | 'calibration' | 'agreement' | 'packs' | 'office' | 'settings';
  icon: ComponentType<{ size?: number; stroke?: number }>;
  /** Whose part it is; everyone's where it is missing. */
  roles?: readonly Role[];
}

const parts: readonly Part[] = [
  { path: paths.queue, label: 'queue', icon: IconListDetails },
  {
    path: paths.qualification,
    label: 'qualification',
    icon: IconCertificate,
    roles: ['assessor', 'reviewer'],
  },
  { path: paths.calibration, label: 'calibration', icon: IconUsersGroup },
  { path: paths.agreement, label: 'agreement', icon: IconChartDots, roles: ['lead', 'auditor'] },
  { path: paths.packs, label: 'packs', icon: IconPackage, roles: ['lead', 'auditor'] },
  { path: paths.office, label: 'office', icon: IconClipboardList, roles: ['lead', 'auditor'] },
  { path: paths.settings, label: 'settings', icon: IconSettings },
];

/** Which part of the rail a location belongs to: a reading belongs to the queue. */
export function partOf(location: string): string {
  return (
    [paths.qualification, paths.calibration, paths.agreement, paths.packs, paths.office, paths.settings].find(
      (path) => location.startsWith(path),
    ) ?? paths.queue
  );
}

export function Rail({ role }: { role: Role }) {
  const { t } = useTranslation('shell');
  const [location] = useLocation();
  const here = partOf(location);
  return (
    <nav className={classes.rail} aria-label={t('rail')}>
      {parts
        .filter((part) => part.roles?.includes(role) ?? true)
        .map(({ path, label, icon: Icon }) => (
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
