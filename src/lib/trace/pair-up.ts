/** One of each list, or one that only one list has. */
export type Paired<T> = readonly [T, T] | readonly [T, null] | readonly [null, T]

/** The longest common sequence of two lists, by key; what only one list has stands where it is in that list. */
export function pairUp<T>(a: readonly T[], b: readonly T[], keyOf: (one: T) => string): Paired<T>[] {
  const [keysA, keysB] = [a.map(keyOf), b.map(keyOf)]
  // How long the sequence is from here on.
  const lengths = new Map<string, number>()
  const rest = (i: number, j: number): number => lengths.get(`${i} ${j}`) ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const same = keysA[i] === keysB[j]
      lengths.set(`${i} ${j}`, same ? rest(i + 1, j + 1) + 1 : Math.max(rest(i + 1, j), rest(i, j + 1)))
    }
  }
  const pairs: Paired<T>[] = []
  let [i, j] = [0, 0]
  for (;;) {
    const [left, right] = [a[i], b[j]]
    if (left !== undefined && right !== undefined && keysA[i] === keysB[j]) {
      pairs.push([left, right])
      i++
      j++
    } else if (left !== undefined && (right === undefined || rest(i + 1, j) >= rest(i, j + 1))) {
      pairs.push([left, null])
      i++
    } else if (right !== undefined) {
      pairs.push([null, right])
      j++
    } else return pairs
  }
}
