import { type AppConfig, configFrom } from '#lib/sample-app/app-config.ts'
import type { Fault } from './fault.ts'

/** The app with the mistake that a fault makes in its secrets.toml; itself, where it makes none. */
export function brokenApp(app: AppConfig, fault: Fault | undefined): AppConfig {
  const secrets = fault?.breaks.secrets
  return secrets ? configFrom(app, app.scenario, secrets(app.secretsToml)) : app
}
