import { startSettings } from '../src/server/start-settings.ts'
import { run, tools } from './run.ts'

const result = await startSettings(process.env)
if (!result.ok) {
  console.error(result.problems.join('\n'))
  process.exit(1)
}
if (result.warning !== null) console.error(result.warning)
const { host, port, cookieSecret, providerKeys } = result.settings
// The same secrets for the whole run: modules that are loaded anew would otherwise make others.
const env = { COOKIE_SECRET: cookieSecret, ...(providerKeys !== null && { PROVIDER_KEYS: providerKeys }) }
process.exit(await run(tools.astro, ['dev', '--host', host, '--port', String(port)], env))
