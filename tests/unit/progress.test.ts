import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { personaKeys } from '#lib/provider/personas.ts'
import type { Scenario } from '#lib/sample-app/scenario.ts'
import { scenarios } from '#lib/sample-app/scenarios/index.ts'
import { root } from '../../scripts/run.ts'
import { tenMinutes } from '../../src/data/ten-minutes.ts'
import { sourceFiles } from './source-files.ts'

const folder = 'src/content/guide'
const sections = sourceFiles(folder, ['.mdx']).map(({ path, text }) => ({
  id: path.slice(folder.length + 1).replace('.mdx', ''),
  scenario: /^scenario: (.+)$/m.exec(text)?.[1] ?? '',
  steps: Array.from(text.matchAll(/<Done id="([^"]+)"(?: when="([^"]+)")? \/>/g), ([, id = '', when]) => ({
    id,
    when,
  })),
  questions: Array.from(text.matchAll(/<Question id="([^"]+)">/g), ([, id = '']) => id),
  tags: Array.from(text.matchAll(/<(?:Done|Question)\b/g)).length,
}))

/** Every deed that can be done in a sample app. */
function deedsIn({ app, tenants }: Scenario): ReadonlySet<string> {
  const providers = app.flatMap(({ widget }): readonly string[] =>
    widget?.kind === 'login' ? (widget.provider ? [widget.provider] : tenants) : [],
  )
  return new Set([
    ...providers.flatMap((name) => [
      ...personaKeys.map((persona) => `${persona}-at-${name}`),
      `logged-out-from-${name}`,
    ]),
    ...tenants.map((tenant) => `session-ended-at-${tenant}`),
    ...['login-denied', 'changed-cookie-refused', 'opened-again', 'rerun-after-logout', 'opened-after-rerun'],
    ...['broken-login', 'broken-login-failed'],
  ])
}

test('all eight sections have something to do, and something to answer', () => {
  expect(sections.map(({ steps, questions }) => steps.length > 0 && questions.length > 0)).toEqual(Array(8).fill(true))
})

test.each(sections)('$id: each step and question has a name of its own, and is written as it is read', (section) => {
  const ids = [...section.steps.map(({ id }) => id), ...section.questions]
  expect(ids).toHaveLength(section.tags)
  expect(new Set(ids).size).toBe(ids.length)
})

test.each(sections)('$id: its steps wait for what can be done in its lab', ({ scenario, steps }) => {
  const app = scenarios.find(({ slug }) => slug === scenario)
  const can = app ? deedsIn(app) : new Set()
  expect(steps.flatMap(({ when = '' }) => when.split(' ')).filter((deed) => deed !== '' && !can.has(deed))).toEqual([])
})

test.each(sections)('$id: each question has two to four answers, one of them right', ({ id, questions }) => {
  const answers: Record<string, readonly { right?: true }[]> = parse(
    readFileSync(join(root, `src/content/questions/${id}.yaml`), 'utf8'),
  )
  expect(Object.keys(answers)).toEqual(questions)
  for (const all of Object.values(answers)) {
    expect([2, 3, 4]).toContain(all.length)
    expect(all.filter(({ right }) => right)).toHaveLength(1)
  }
})

test('the way for newcomers leads to steps and questions that there are', () => {
  const keys = sections.flatMap(({ id, steps, questions }) =>
    [...steps.map((step) => step.id), ...questions].map((name) => `${id}/${name}`),
  )
  expect(tenMinutes.filter(({ key }) => !keys.includes(key))).toEqual([])
})
