import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { makeProviderKeys } from './make-provider-keys.ts'
import { readProviderKeys } from './provider-keys.ts'

/** The variables that a file in the user's state folder stands in for. */
export interface KeptSecrets {
  readonly COOKIE_SECRET: string
  readonly PROVIDER_KEYS: string
}

export type KeptResult = { ok: true; secrets: KeptSecrets } | { ok: false; problem: string }

const contents = z.strictObject({ COOKIE_SECRET: z.string().min(32), PROVIDER_KEYS: z.unknown() })

/**
 * The secrets in `<folder>/secrets.json`, made at the first call: mode 0600, in a folder of mode 0700 if it has to be
 * made. The file appears whole or not at all, and of several processes that start at once the first one's counts for all.
 * What cannot be kept is a problem, in one sentence that quotes no secret.
 */
export async function keepSecrets(folder: string): Promise<KeptResult> {
  const file = join(folder, 'secrets.json')
  try {
    return readKept(file) ?? (await makeKept(folder, file)) ?? { ok: false, problem: `"${file}" went away.` }
  } catch (error) {
    return { ok: false, problem: `"${file}" cannot be written or read (${codeOf(error)}).` }
  }
}

async function makeKept(folder: string, file: string): Promise<KeptResult | null> {
  const made = { COOKIE_SECRET: randomBytes(32).toString('base64url'), PROVIDER_KEYS: await makeProviderKeys() }
  const own = `${file}.${process.pid}-${randomBytes(6).toString('hex')}`
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    writeFileSync(own, `${JSON.stringify(made)}\n`, { mode: 0o600, flag: 'wx', flush: true })
    // Unlike a rename, a link leaves the file of a process that was faster in its place.
    linkSync(own, file)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  } finally {
    rmSync(own, { force: true })
  }
  return readKept(file)
}

/** null: there is no such file. */
function readKept(file: string): KeptResult | null {
  let text: string
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
      return { ok: false, problem: `Others than its owner may open "${file}": run chmod 600 on it, or delete it.` }
    }
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
  const read = contents.safeParse(parseJson(text))
  const keys = read.success ? readProviderKeys(JSON.stringify(read.data.PROVIDER_KEYS) ?? '', false) : null
  if (!read.success || typeof keys?.value !== 'string') {
    return { ok: false, problem: `"${file}" does not hold this site’s secrets: delete it.` }
  }
  return { ok: true, secrets: { COOKIE_SECRET: read.data.COOKIE_SECRET, PROVIDER_KEYS: keys.value } }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
