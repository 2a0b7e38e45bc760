import { laneMark } from '../../timeline/laneMark.ts';
import styles from './scoring.module.css';

/** A criterion's letter over its line: told by letter, colour and pattern. */
export function LetterMark({ letter, index }: { letter: string; index: number }) {
  const { colour, pattern } = laneMark(index);
  return (
    <span className={styles.letterMark} style={{ borderBottomColor: colour, borderBottomStyle: pattern }}>
      {letter}
    </span>
  );
}
