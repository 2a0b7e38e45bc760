import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Annotation } from '#shared/domain/reading.ts';
import styles from './compare.module.css';
import type { Explanation } from './explain.ts';
import { spanText } from './Marks.tsx';
import type { Shown } from './useShown.ts';

interface ExplainedProps {
  found: readonly Explanation[];
  left: string;
  right: string;
  shown: Shown;
}

const sentence = { same: 'sameMoment', other: 'otherMoments', oneSided: 'oneSided' } as const;

/** A text, a page and a picture are shown, and play nothing. */
const isPlayed = ({ span }: Annotation) => span.kind === 'time';

function One({ one, left, right, shown }: { one: Explanation } & Omit<ExplainedProps, 'found'>) {
  const { t } = useTranslation('compare');
  const { criterion, kind, leftSpan, rightSpan } = one;
  const both = [leftSpan, rightSpan].filter((span) => span !== undefined);
  const sides = [
    { reader: left, span: leftSpan },
    { reader: right, span: rightSpan },
  ];
  return (
    <li>
      <strong>{t('apart', { letter: criterion.letter, left: one.left, right: one.right })}</strong>{' '}
      {criterion.name}. {t(sentence[kind])}
      <div className={styles.links}>
        {sides.map(({ reader, span }) => {
          if (span === undefined) return null;
          const [from, to = ''] = spanText(span).split('–');
          return (
            <Button key={reader} variant="default" onClick={() => shown.go([span])}>
              {isPlayed(span) ? t('playLeft', { reader, from, to }) : t('showLeft', { reader })}
            </Button>
          );
        })}
        {both.length === 2 && (
          <Button variant="default" onClick={() => shown.go(both)}>
            {t(both.every(isPlayed) ? 'playBoth' : 'showBoth')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** Where two readings differ, each with the two spans that explain it. */
export function Explained({ found, ...sides }: ExplainedProps) {
  const { t } = useTranslation('compare');
  if (found.length === 0) return <p>{t('agreeAll')}</p>;
  return (
    <section aria-label={t('why1')}>
      <h3>{t('why1')}</h3>
      <ul className={styles.sentences}>
        {found.map((one) => (
          <One key={one.criterion.id} one={one} {...sides} />
        ))}
      </ul>
    </section>
  );
}
