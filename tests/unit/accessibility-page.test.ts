import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { accessibilityChecks } from '#data/accessibility.ts'
import { root } from '../../scripts/run.ts'

test.each(accessibilityChecks.map(({ holds, test: one }) => [holds, one] as const))(
  'a test holds that %s',
  (_holds, { file, name }) => {
    expect(readFileSync(join(root, file), 'utf8')).toContain(name)
  },
)
