/** One minute of it. */
export interface Minute {
  readonly begun: number
  readonly completed: number
  readonly refused: number
  readonly lost: number
  /** Milliseconds, from when it was due. */
  readonly login: { readonly p50: number; readonly p99: number }
  readonly page: { readonly p50: number; readonly p99: number }
  readonly pagesLost: number
  /** Bytes of each process, garbage included. */
  readonly processes: readonly { readonly rss: number; readonly heap: number }[]
  /** Bytes; null without Redis. */
  readonly redis: number | null
}

const mega = (bytes: number) => (bytes / 1e6).toFixed(0)
const time = ({ p50, p99 }: Minute['login']) => `${p50.toFixed(1)} / ${p99.toFixed(1)}`

const columns: readonly (readonly [string, (minute: Minute) => string | number])[] = [
  ['begun', ({ begun }) => begun],
  ['completed', ({ completed }) => completed],
  ['refused', ({ refused }) => refused],
  ['lost', ({ lost, pagesLost }) => (pagesLost === 0 ? lost : `${lost}, and ${pagesLost} pages`)],
  ['login p50 / p99, ms', ({ login }) => time(login)],
  ['page p50 / p99, ms', ({ page }) => time(page)],
  ['resident, MB', ({ processes }) => processes.map(({ rss }) => mega(rss)).join(' + ')],
  ['heap, MB', ({ processes }) => processes.map(({ heap }) => mega(heap)).join(' + ')],
  ['Redis, MB', ({ redis }) => (redis === null ? '' : mega(redis))],
]

export const head: string = [
  `| minute | ${columns.map(([name]) => name).join(' | ')} |`,
  `| --- | ${columns.map(() => '---').join(' | ')} |`,
].join('\n')

export function lineOf(minute: Minute, number: number): string {
  return `| ${number} | ${columns.map(([, cell]) => cell(minute)).join(' | ')} |`
}
