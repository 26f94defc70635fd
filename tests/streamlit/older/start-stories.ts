import { styles } from '#lib/start/choices.ts'
import { launch } from '../../browser/chromium.ts'
import { tellStart } from '../start-story.ts'
import type { Seen } from './login-stories.ts'
import type { OlderPython } from './older-app.ts'

/** What all styles but the first ask for besides, so that every line which depends on the version is run. */
const needs = 'allow=acme.example&needs=profile&needs=groups&needs=token'

/** What the files of /start/ for this version do in a browser, one story for each way of logging in. */
export async function askStart({ python, env }: OlderPython, version: string): Promise<Seen> {
  const browser = await launch()
  try {
    const told: [string, string][] = []
    for (const [at, style] of styles.entries()) {
      const page = await browser.newPage()
      const form = `provider=sample&streamlit=${version}&style=${style}${at === 0 ? '' : `&${needs}`}`
      const { exceptions } = await tellStart({ python, env, form, button: 'Log in', page })
      told.push([`start-${style}`, exceptions.length === 0 ? 'logs in and out' : exceptions.join('; ')])
      await page.close()
    }
    return Object.fromEntries(told)
  } finally {
    await browser.close()
  }
}
