/**
 * Random numbers that are the same on every machine: xoshiro128** (Blackman & Vigna, ACM Transactions on Mathematical
 * Software 47 (2021) 36), seeded by splitmix32.
 */
export interface Random {
  /** A whole number from 0 to below the bound, each as likely as any other to 1 in 2³². */
  below(bound: number): number;
}

const rotated = (x: number, by: number) => (x << by) | (x >>> (32 - by));

function splitmix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
}

/** @param seed a whole number; the same gives the same numbers */
export function randomFrom(seed: number): Random {
  const next = splitmix32(seed);
  const s = Int32Array.from({ length: 4 }, next);
  const draw = () => {
    const [s0 = 0, s1 = 0, s2 = 0, s3 = 0] = s;
    const drawn = Math.imul(rotated(Math.imul(s1, 5), 7), 9) >>> 0;
    s[2] = s2 ^ s0;
    s[3] = s3 ^ s1;
    s[1] = s1 ^ (s[2] ?? 0);
    s[0] = s0 ^ (s[3] ?? 0);
    s[2] = (s[2] ?? 0) ^ (s1 << 9);
    s[3] = rotated(s[3] ?? 0, 11);
    return drawn;
  };
  return { below: (bound) => Math.floor((draw() / 2 ** 32) * bound) };
}

/** The items in an order drawn from these numbers, each as likely as any other (Fisher–Yates). */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = random.below(last + 1);
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}
