import { createHmac } from 'node:crypto';

/** Whole numbers below 2³², drawn from HMAC-SHA-256 in counter mode: the same seed gives the same numbers. */
function* numbersFrom(seed: string): Generator<number, never> {
  for (let counter = 0; ; counter++) {
    const block = createHmac('sha256', seed).update(String(counter)).digest();
    for (let offset = 0; offset < block.length; offset += 4) yield block.readUInt32BE(offset);
  }
}

/** A number from 0 to bound − 1, each as likely as any other: what would favour the low ones is drawn again. */
function below(bound: number, numbers: Generator<number, never>): number {
  const limit = 2 ** 32 - (2 ** 32 % bound);
  for (;;) {
    const drawn = numbers.next().value;
    if (drawn < limit) return drawn % bound;
  }
}

/**
 * The items in an order that follows from the seed alone (Fisher–Yates), so that a recorded seed can be checked.
 * @param seed the assignment's recorded order seed
 */
export function shuffled<T>(items: readonly T[], seed: string): T[] {
  const order = [...items];
  const numbers = numbersFrom(seed);
  for (let last = order.length - 1; last > 0; last--) {
    const other = below(last + 1, numbers);
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}

/** A number from 0 up to 1 that follows from the seed alone. */
export function chanceOf(seed: string): number {
  return numbersFrom(seed).next().value / 2 ** 32;
}
