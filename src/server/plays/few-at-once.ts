/** Runs a task, or says `busy` without beginning it. */
export type FewAtOnce = <Result>(task: () => Promise<Result>) => Promise<Result | 'busy'>

/** Keeps costly work of one kind small: at most `most` tasks of a process are under way at a time. */
export function fewAtOnce(most: number): FewAtOnce {
  let running = 0
  return async (task) => {
    if (running >= most) return 'busy'
    running += 1
    try {
      return await task()
    } finally {
      running -= 1
    }
  }
}
