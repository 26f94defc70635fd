import { type AppConfig, configFrom } from '#lib/sample-app/app-config.ts'
import type { Line, Scenario } from '#lib/sample-app/scenario.ts'
import type { Fault } from './fault.ts'

/** The app with the mistake that a fault makes in its secrets.toml or its script; itself, where it makes none. */
export function brokenApp(app: AppConfig, fault: Fault | undefined): AppConfig {
  const { secrets, asksFor } = fault?.breaks ?? {}
  const scenario = asksFor === undefined ? app.scenario : asking(app.scenario, asksFor)
  return secrets ? configFrom(app, scenario, secrets(app.secretsToml)) : { ...app, scenario }
}

/** The script with this name in each `st.login`. */
function asking(scenario: Scenario, name: string): Scenario {
  return { ...scenario, app: scenario.app.map((line) => askingLine(line, name)) }
}

function askingLine(line: Line, name: string): Line {
  if (line.widget?.kind !== 'login') return line
  const code = line.code.replace(/st\.login(?:, args=\[[^\]]*\])?/, `st.login, args=["${name}"]`)
  return { ...line, code, widget: { ...line.widget, provider: name } }
}
