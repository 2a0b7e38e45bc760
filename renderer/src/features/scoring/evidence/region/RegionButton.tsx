import { useTranslation } from 'react-i18next';
import { type Box, handles } from '../../../../sheets/box.ts';
import { placeOf } from '../../../../sheets/placeOf.ts';
import styles from '../../../../sheets/region.module.css';
import { useBoxKeys } from '../../../../sheets/useBoxKeys.ts';
import { laneMark } from '../../../../timeline/laneMark.ts';
import { LetterMark } from '../../LetterMark.tsx';
import type { RegionMark } from '../marks.ts';

interface RegionButtonProps {
  mark: RegionMark;
  /** Where a drag has it now; null while none does. */
  dragged: Box | null;
  selected: boolean;
  readOnly: boolean;
  onSelect: () => void;
  onChange: (box: Box) => void;
  /** Says where the region is, to whoever does not see it. */
  onSay: (box: Box) => void;
}

function useName({ letters, note, page }: RegionMark): string {
  const { t } = useTranslation('evidence');
  const names = letters.map(({ letter }) => letter).join(', ');
  const region =
    names === '' ? t('region.withoutCriterion', { page }) : t('region.of', { letters: names, page });
  return note === '' ? region : t('region.withNote', { region, note });
}

/** A marked region: told by letter, colour and line, and a button that selects it. */
export function RegionButton(props: RegionButtonProps) {
  const { mark } = props;
  const { dragged, selected, readOnly, onSelect, onChange, onSay } = props;
  const keys = useBoxKeys({ box: props.mark.box, selected, readOnly, onSelect, onChange, onSay });
  const name = useName(mark);
  const { letters, id } = mark;
  const first = letters[0];
  const line = first === undefined ? null : laneMark(first.index);
  return (
    <div
      className={styles.region}
      style={placeOf(dragged ?? keys.box ?? mark.box)}
      data-region={id}
      data-selected={selected}
    >
      <button
        type="button"
        className={styles.frame}
        style={line === null ? {} : { borderColor: line.colour, borderStyle: line.pattern }}
        aria-label={name}
        aria-pressed={selected}
        title={mark.note === '' ? undefined : mark.note}
        onClick={onSelect}
        onKeyDown={keys.onKeyDown}
        onBlur={keys.onBlur}
      >
        <span className={styles.tag} aria-hidden>
          {letters.length === 0 && '–'}
          {letters.map(({ letter, index }) => (
            <LetterMark key={letter} letter={letter} index={index} />
          ))}
        </span>
      </button>
      {selected &&
        !readOnly &&
        handles.map((handle) => (
          <span key={handle} className={styles.handle} data-handle={handle} aria-hidden />
        ))}
    </div>
  );
}
