import type { MadeUpLogin } from '../read-login.ts'

/**
 * A file of fixtures for Playwright Test. It has doctor.mjs sign the cookies anew in each run, with the secret in the
 * app's secrets.toml.
 */
export function asPlaywright({ claims, tokens, origin, path, provider }: MadeUpLogin): string {
  const url = path === '/' ? origin : `${origin}${path}`
  const given = [
    ...['--claims', '-', '--secrets', '.streamlit/secrets.toml', '--url', url],
    ...(provider === 'default' ? [] : ['--provider', provider]),
    ...Object.entries(tokens).flatMap(([name, token]) => ['--token', `${name}=${token}`]),
    ...['--format', 'storage-state'],
  ]
  const lines = Array.from({ length: given.length / 2 }, (_, at) => given.slice(2 * at, 2 * at + 2))
  return `import { execFileSync } from "node:child_process"
import { test as base } from "@playwright/test"

const claims = ${JSON.stringify(claims, null, 2)}

const command = [
  "doctor.mjs",
  "cookie",
${lines.map((pair) => `  ${pair.map((text) => JSON.stringify(text)).join(', ')},\n`).join('')}]

/** Tests in a browser that is logged in from the start. */
export const test = base.extend({
  storageState: async ({}, use) => {
    const state = execFileSync("node", command, { input: JSON.stringify(claims), encoding: "utf8" })
    await use(JSON.parse(state))
  },
})

export { expect } from "@playwright/test"
`
}
