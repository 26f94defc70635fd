import type { FlowRow } from '#lib/inspector/flow-rows.ts'
import type { FlowStep } from '#lib/inspector/flow-view.ts'
import { neededSteps } from '#lib/inspector/needed-steps.ts'

/**
 * The steps of a recorded run, light enough for a page of text: only what the login depends on, long values cut in the
 * middle, what an earlier step has shown named only. No durations, since a recording's clock stands still between
 * messages.
 */
export function lightSteps(steps: readonly FlowStep[]): FlowStep[] {
  return neededSteps(steps).map((step) => ({
    ...step,
    took: null,
    groups: step.groups.map((group) => ({
      ...group,
      rows: group.rows.map((row) => ({ ...row, value: row.short ?? row.value, short: null })),
    })),
  }))
}

/**
 * The same steps without the links to specifications, which a page of text has no weight to spare for: 560 of its 14,900
 * bytes. A run of a reader's own has them.
 */
export function withoutSpecifications(steps: readonly FlowStep[]): FlowStep[] {
  return steps.map((step) => ({
    ...step,
    groups: step.groups.map((group) => ({ ...group, rows: group.rows.map(withoutSpecification) })),
  }))
}

function withoutSpecification({ explanation, ...row }: FlowRow): FlowRow {
  if (explanation === null) return { ...row, explanation }
  const { section: _, ...rest } = explanation
  return { ...row, explanation: rest }
}
