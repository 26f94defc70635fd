import { spawnSync } from 'node:child_process'

/** Where pages are written. */
const dated = ['src/content', 'src/data/reference']

/**
 * The day of the last change of every file that pages are written in (ISO 8601), by its path below src/, as the history of the folder
 * knows it. Empty where there is no history, or only the end of one, as in a shallow clone or a container.
 */
export function fileDates(root: string): Readonly<Record<string, string>> {
  const git = (...args: readonly string[]) => {
    const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
    return status === 0 ? stdout : ''
  }
  if (git('rev-parse', '--is-shallow-repository').trim() !== 'false') return {}
  const dates = new Map<string, string>()
  let day = ''
  // The newest first: each commit is a line "=day" and the files that it changed.
  for (const line of git('log', '--format==%cs', '--name-only', '--no-renames', '--', ...dated).split('\n')) {
    if (line.startsWith('=')) day = line.slice(1)
    else if (line.startsWith('src/') && !dates.has(line.slice(4))) dates.set(line.slice(4), day)
  }
  return Object.fromEntries(dates)
}
