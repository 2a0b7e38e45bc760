export interface NumberRange {
  min: number;
  max: number;
  /** 1 for whole numbers only. */
  step: number;
}

/** What was typed as a number of this range, with a point or a comma; null where it is none. */
export function numberInRange(typed: string, { min, max, step }: NumberRange): number | null {
  const text = typed.trim().replace(',', '.');
  if (!/^\d+(\.\d+)?$/.test(text)) return null;
  const value = Number(text);
  if (value < min || value > max || (step === 1 && !Number.isInteger(value))) return null;
  return value;
}
