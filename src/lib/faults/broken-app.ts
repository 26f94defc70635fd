import { type AppConfig, configFrom } from '#lib/sample-app/app-config.ts'
import type { Line, Scenario } from '#lib/sample-app/scenario.ts'
import type { Fault } from './fault.ts'

/** The app with the mistake that a fault makes in its secrets.toml or its script; itself, where it makes none. */
export function brokenApp(app: AppConfig, fault: Fault | undefined): AppConfig {
  if (!fault) return app
  const { secrets } = fault.breaks
  const scenario = brokenScript(app.scenario, fault)
  return secrets ? configFrom(app, scenario, secrets(app.secretsToml)) : { ...app, scenario }
}

/** The sample app with another name in each `st.login`, or with a call in place of each button; itself, where neither. */
export function brokenScript(scenario: Scenario, { breaks: { asksFor, asksAtOnce } }: Fault): Scenario {
  if (asksFor === undefined && !asksAtOnce) return scenario
  const lines = scenario.app.map((line) => (asksFor === undefined ? line : askingFor(line, asksFor)))
  return { ...scenario, app: asksAtOnce ? lines.map(askingAtOnce) : lines }
}

function askingFor(line: Line, name: string): Line {
  if (line.widget?.kind !== 'login') return line
  const code = line.code.replace(/st\.login(?:, args=\[[^\]]*\])?/, `st.login, args=["${name}"]`)
  return { ...line, code, widget: { ...line.widget, provider: name } }
}

function askingAtOnce(line: Line): Line {
  if (line.widget?.kind !== 'login') return line
  const { provider } = line.widget
  const code = `${line.code.slice(0, line.code.search(/\S/))}st.login(${provider === null ? '' : `"${provider}"`})`
  return { ...line, code, widget: { ...line.widget, label: `Go where ${code.trim()} sends you` } }
}
