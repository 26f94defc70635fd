import { setTimeout as wait } from 'node:timers/promises'

/** Lets work for one address have its turn when what came before it is over. Gives what the work gives. */
export type Turns = <T>(address: string, work: () => Promise<T>) => Promise<T>

/**
 * What is dear to make is made for one address after another: of many at once the thread would make all before it
 * answers anybody else. Between two of one address there is as much time as the first one took, so an address has half of
 * the thread at most.
 *
 * @param now milliseconds of a clock that never goes back
 */
export function turnsByAddress(now: () => number): Turns {
  const lasts = new Map<string, Promise<unknown>>()
  return (address, work) => {
    const before = lasts.get(address)
    let took = 0
    const timed = async () => {
      const begun = now()
      try {
        return await work()
      } finally {
        took = now() - begun
      }
    }
    const mine = before === undefined ? timed() : before.then(timed)
    const over = mine.then(
      () => wait(took),
      () => wait(took),
    )
    lasts.set(address, over)
    void over.then(() => {
      if (lasts.get(address) === over) lasts.delete(address)
    })
    return mine
  }
}
