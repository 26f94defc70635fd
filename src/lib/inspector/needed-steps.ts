import type { FlowGroup, FlowRow } from './flow-rows.ts'
import type { FlowStep } from './flow-view.ts'

/** Groups whose values are there to be compared from step to step, so they stay however often they come. */
const compared = ['In the address', 'Form sent', 'Inside', 'Response headers']

/** What a login does not depend on: most headers, this site's own cookie, most of what a provider says it supports. */
const leftOut: Readonly<Record<string, RegExp>> = {
  'Request headers': /^(?!authorization$|content-type$)/,
  'Response headers': /^(?!location$)/,
  'Cookies sent': /^(?:__Host-)?lab_/,
  Answer: /(?<!^code_challenge_methods)_supported$|^(?:userinfo|registration)_endpoint$/,
}

/** The steps with only what the login depends on; what an earlier step shows is named in a note. */
export function neededSteps(steps: readonly FlowStep[]): FlowStep[] {
  const shown = new Set<string>()
  const isNew = ({ title }: FlowGroup, { name, value }: FlowRow): boolean => {
    const row = JSON.stringify([title, name, value])
    if (shown.has(row) && !compared.some((start) => title.startsWith(start))) return false
    shown.add(row)
    return true
  }
  return steps.map((step) => {
    const again: string[] = []
    const groups = step.groups
      .filter(({ ordinary }) => !ordinary)
      .map((group) => {
        const needed = group.rows.filter(({ name }) => !leftOut[group.title]?.test(name))
        return { ...group, rows: needed.filter((row) => isNew(group, row) || !again.push(row.name)) }
      })
      .filter(({ rows }) => rows.length > 0)
    const notes = again.length > 0 ? [...step.notes, `As in an earlier step: ${again.join(', ')}.`] : step.notes
    return { ...step, groups, notes }
  })
}
