import { useQuery } from '@tanstack/react-query';
import styles from './evidence.module.css';
import { UnreadableNote } from './UnreadableNote.tsx';

async function fetchText(source: string): Promise<string> {
  const response = await fetch(source);
  if (!response.ok) throw new Error(`the library answered ${response.status}`);
  return response.text();
}

/** A text as the educator wrote it: as text, whatever it looks like. */
export function TextView({ source, title }: { source: string; title: string }) {
  const { data, isError, refetch } = useQuery({
    queryKey: ['file', source],
    queryFn: () => fetchText(source),
  });
  if (isError) return <UnreadableNote title={title} onRetry={() => void refetch()} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section className={styles.scroll} aria-label={title} tabIndex={0}>
      <p className={styles.prose}>{data}</p>
    </section>
  );
}
