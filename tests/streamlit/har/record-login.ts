import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { runReadersApp } from '../readers-machine.ts'
import type { LoginStory } from './login-stories.ts'

/** An app that is registered at the site, as its page offers it. */
export interface Offered {
  readonly files: Readonly<Record<string, string>>
  readonly start: string
  readonly address: string
}

interface Recording {
  readonly browser: Browser
  readonly python: string
  readonly offered: Offered
  readonly story: LoginStory
}

/** Runs the app on the real Streamlit, logs in as the story says, and gives the HAR that Chromium recorded. */
export async function recordLogin({ browser, python, offered, story }: Recording): Promise<string> {
  const secrets = offered.files['.streamlit/secrets.toml'] ?? ''
  const files = {
    ...offered.files,
    '.streamlit/secrets.toml': story.secrets?.(secrets) ?? secrets,
    ...(story.app === undefined ? {} : { 'app.py': story.app }),
  }
  const app = await runReadersApp({ python, command: offered.start, address: offered.address, files })
  const address = offered.address.replace('localhost', story.host ?? 'localhost')
  try {
    return await recorded(browser, async (page) => {
      await page.goto(address)
      await story.walk(page)
    })
  } finally {
    await app.end()
  }
}

/** Logs in to a sample app of the site itself. */
export function recordLab(browser: Browser, address: string): Promise<string> {
  return recorded(browser, async (page) => {
    await page.goto(address)
    await page
      .getByRole('link', { name: 'Log in' })
      .or(page.getByRole('button', { name: 'Log in' }))
      .first()
      .click()
    await page.locator('button[name="persona"][value="ada"]').click()
    await page.waitForURL(address)
  })
}

async function recorded(browser: Browser, walk: (page: Page) => Promise<void>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'recorded-har-'))
  const path = join(folder, 'login.har')
  try {
    const context = await browser.newContext({ recordHar: { path, mode: 'full', content: 'embed' } })
    const page = await context.newPage()
    await walk(page)
    await page.waitForLoadState('networkidle')
    await context.close()
    return await readFile(path, 'utf8')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
