import { checkSecrets } from '#lib/check/check-secrets.ts'
import type { Report } from '#lib/findings/finding.ts'
import { type CheckAsked, type Format, readArguments, usage } from './arguments.ts'
import { type Checked, hasErrors } from './checked.ts'
import { runCookie } from './cookie/run-cookie.ts'
import { explained } from './explained.ts'
import { asGithub } from './formats/github.ts'
import { asJson } from './formats/json.ts'
import { asSarif } from './formats/sarif.ts'
import { asText } from './formats/text.ts'
import { checkOnline } from './online/check-online.ts'
import type { World } from './world.ts'

const writers: Readonly<Record<Format, (checked: Checked) => string>> = {
  text: asText,
  json: asJson,
  sarif: asSarif,
  github: asGithub,
}

/**
 * Runs the command `doctor`.
 *
 * @param args those after the name of the command
 * @returns the exit code: 0 when a login can work, 1 when it cannot, 2 when the command was asked wrongly
 */
export async function runDoctor(args: readonly string[], world: World): Promise<0 | 1 | 2> {
  if (args[0] === 'cookie') return runCookie(args.slice(1), world)
  const asked = readArguments(args)
  if (asked.kind === 'help') {
    world.print(usage)
    return 0
  }
  if (asked.kind === 'wrong') {
    world.complain(`doctor: ${asked.message}\n\n${usage}`)
    return 2
  }
  if (asked.kind === 'explain') {
    const text = explained(asked.code)
    if (text === undefined) {
      world.complain(`doctor: there is no finding with the code ${JSON.stringify(asked.code)}\n`)
      return 2
    }
    world.print(`${text}\n`)
    return 0
  }
  return check(asked, world)
}

async function check(asked: CheckAsked, world: World): Promise<0 | 1 | 2> {
  const name = asked.path === '-' ? 'standard input' : asked.path
  let bytes: Uint8Array
  try {
    bytes = await world.read(asked.path)
  } catch (error) {
    world.complain(`doctor: cannot read ${name}: ${error instanceof Error ? error.message : 'unknown reason'}\n`)
    return 2
  }
  // The byte order mark is kept: Streamlit sees it too. What is not UTF-8 becomes U+FFFD, which a rule is about.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const report = await reportOf(text, asked, world)
  const written = writers[asked.format]({ name, streamlit: asked.streamlit, site: asked.site, report })
  if (written !== '') world.print(`${written}\n`)
  return hasErrors(report) ? 1 : 0
}

async function reportOf(text: string, asked: CheckAsked, world: World): Promise<Report> {
  const report = await checkSecrets(text, {
    streamlit: asked.streamlit,
    ...(asked.provider === undefined ? {} : { provider: asked.provider }),
    ...(asked.url === undefined ? {} : { url: asked.url }),
  })
  if (!asked.online) return report
  const more = await checkOnline(text, { streamlit: asked.streamlit, fetch: world.fetch })
  return { ...report, findings: [...report.findings, ...more] }
}
