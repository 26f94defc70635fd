/** How a step is marked by its status: its colour, and what stands before a problem. */
export const stepTones = { ok: null, warned: 'hold', failed: 'bad', unanswered: 'bad' } as const
export const stepMarks = { ok: '', warned: '! ', failed: '✕ ', unanswered: '✕ ' } as const

export const findingMarks = {
  pass: { mark: '✓', name: 'Passed', tone: 'ok' },
  fail: { mark: '✕', name: 'Failed', tone: 'bad' },
  skip: { mark: '○', name: 'Not checked', tone: null },
} as const

/** The words before the reason of a name that nothing explains. */
export function unexplained(name: string): string {
  return `Not explained: no specification of this flow has a ${name} here.`
}
