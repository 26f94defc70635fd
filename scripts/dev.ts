import { readSettings } from '../src/server/settings.ts'
import { run, tools } from './run.ts'

const result = readSettings(process.env)
if (!result.ok) {
  console.error(result.problems.join('\n'))
  process.exit(1)
}
const { host, port } = result.settings
// One secret for the whole run: modules that are loaded anew would otherwise make another one.
const env = { COOKIE_SECRET: result.settings.cookieSecret }
process.exit(await run(tools.astro, ['dev', '--host', host, '--port', String(port)], env))
