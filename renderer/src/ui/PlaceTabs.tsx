import { Link } from 'wouter';
import styles from './PlaceTabs.module.css';

interface PlaceTabsProps {
  label: string;
  tabs: readonly { href: string; label: string; isHere: boolean }[];
}

/** Tabs that are places: each can be gone back to. */
export function PlaceTabs({ label, tabs }: PlaceTabsProps) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          className={styles.tab}
          aria-current={tab.isHere ? 'page' : undefined}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
