import type { Outcome } from './fault.ts'

/** The outcomes as a table in Markdown: fault, what was done, what had to hold, what was seen, held or not. */
export function tableOf(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(({ name, done, holds, seen, result }) => [name, done, holds, seen.join('; '), result])
  const head = ['fault', 'what was done', 'what had to hold', 'what was seen', '']
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '/')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** One sentence over all. */
export function summaryOf(outcomes: readonly Outcome[]): string {
  const count = (result: Outcome['result']) => outcomes.filter((one) => one.result === result).length
  return `${count('held')} held, ${count('not held')} did not, ${count('skipped')} skipped`
}
