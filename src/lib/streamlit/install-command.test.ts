import { expect, test } from 'vitest'
import { installCommand } from './install-command.ts'

test.each([
  ['1.45.1', 'pip install streamlit==1.45.1 Authlib==1.6.5'],
  ['1.56.0', 'pip install "streamlit[auth]==1.56.0"'],
  ['1.57.0', 'pip install "streamlit[auth]==1.57.0" httpx'],
  ['1.64.0', 'pip install "streamlit[auth]==1.64.0"'],
])('%s is installed with what its extra lacks', (version, command) => {
  expect(installCommand(version)).toBe(command)
})
