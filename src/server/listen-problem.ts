import type { Settings } from './settings.ts'

/** One sentence for a process that cannot listen: which setting is wrong, and what to put there. */
export function listenProblem({ host, port }: Pick<Settings, 'host' | 'port'>, code = 'unknown'): string {
  const where = `Cannot listen on ${host} port ${port} (${code})`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `${where}: "${host}" is no address of this machine, put one into HOST, "127.0.0.1" or "0.0.0.0" for example.`
  }
  if (code === 'EACCES') return `${where}: this user may not, put a number above 1023 into PORT.`
  return `${where}: put another number into PORT.`
}
