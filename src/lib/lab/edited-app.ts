import { type AppConfig, configFrom } from '#lib/sample-app/app-config.ts'

/** How many are kept: a login asks for the same app a dozen times. */
const MOST_READ = 50

const read = new Map<string, AppConfig>()

/** The sample app with a visitor's secrets.toml in place of its own, read as Streamlit would; itself for null. */
export function editedApp(app: AppConfig, secretsToml: string | null): AppConfig {
  if (secretsToml === null) return app
  const key = JSON.stringify([app.origin, app.scenario.slug, secretsToml])
  const known = read.get(key)
  if (known) return known
  const made = configFrom(app, app.scenario, secretsToml)
  const [oldest] = read.keys()
  if (read.size >= MOST_READ && oldest !== undefined) read.delete(oldest)
  read.set(key, made)
  return made
}
