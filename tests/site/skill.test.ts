import { createHash } from 'node:crypto'
import { expect, inject, test } from 'vitest'
import { parse } from 'yaml'

const origin = inject('origin')
const address = `${origin}/.well-known/agent-skills/index.json`

test('the skill is found by the index, and is the file whose digest stands there', async () => {
  const answer = await fetch(address)
  const { skills } = await answer.json()
  const [skill] = skills
  const file = await fetch(new URL(skill.url, address))
  const bytes = Buffer.from(await file.arrayBuffer())
  expect(answer.headers.get('content-type')).toBe('application/json')
  expect(file.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
  expect(file.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  expect(skills).toHaveLength(1)
  expect(skill.digest).toBe(`sha256:${createHash('sha256').update(bytes).digest('hex')}`)
})

test('its head is what the specification of skills asks for', async () => {
  const text = await (await fetch(`${origin}/.well-known/agent-skills/streamlit-login/SKILL.md`)).text()
  const head = parse(/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? '')
  expect(head).toMatchObject({ name: 'streamlit-login', license: 'Apache-2.0' })
  expect(head.description.length).toBeLessThanOrEqual(1024)
  expect(text.split('\n').length).toBeLessThan(500)
})

test('it leaves no tenant in braces, and begins no login outside of a click', async () => {
  const text = await (await fetch(`${origin}/.well-known/agent-skills/streamlit-login/SKILL.md`)).text()
  const code = Array.from(text.matchAll(/^```python.*\n([\s\S]*?)^```$/gm), ([, block = '']) => block)
  expect(text).not.toMatch(/https:\/\/[^\s`]*\{/)
  expect(text).not.toMatch(/\{(?:streamlit|authlib|providers)\}/)
  expect(code).toHaveLength(3)
  expect(code.filter((block) => /st\.login\(/.test(block))).toEqual([])
})
