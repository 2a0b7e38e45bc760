import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTypedNumber } from './format.ts';
import { type NumberRange, numberInRange } from './numberInRange.ts';

interface NumberFieldProps {
  label: string;
  hint?: string;
  unit?: string;
  value: number;
  range: NumberRange;
  onChange: (value: number) => void;
}

/** A number that is taken as soon as it is one that may be; what is not one stays to be corrected. */
export function NumberField({ label, hint, unit, value, range, onChange }: NumberFieldProps) {
  const { t } = useTranslation('shell');
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && numberInRange(typed, range) === null;
  const words = { min: range.min, max: range.max, now: formatTypedNumber(value) };

  function take(text: string): void {
    setTyped(text);
    const number = numberInRange(text, range);
    if (number !== null && number !== value) onChange(number);
  }

  return (
    <TextInput
      label={label}
      description={hint}
      inputMode="decimal"
      w={unit === undefined ? 240 : 280}
      maw="100%"
      value={typed ?? formatTypedNumber(value)}
      error={wrong ? t('keptAsWas', words) : undefined}
      onChange={(event) => take(event.currentTarget.value)}
      onBlur={() => {
        if (!wrong) setTyped(null);
      }}
      rightSection={unit}
      rightSectionWidth={unit === undefined ? 0 : 80}
      rightSectionPointerEvents="none"
    />
  );
}
