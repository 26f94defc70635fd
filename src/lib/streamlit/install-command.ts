import { versionDoes } from './versions.ts'

/** What pip is to install for a version with all that a login needs, which the extra `auth` of some leaves out. */
export function requirementsOf(version: string): readonly string[] {
  const extra = versionDoes('auth-extra', version)?.does ?? ''
  const authlib = versionDoes('authlib', version)?.does ?? ''
  const needsHttpx = versionDoes('without-httpx', version)?.does !== 'a login works'
  const newestAuthlib = /up to ([\d.]+)/.exec(authlib)?.[1]
  return [
    extra.startsWith('there is no') ? `streamlit==${version}` : `streamlit[auth]==${version}`,
    ...(newestAuthlib === undefined ? [] : [`Authlib==${newestAuthlib}`]),
    ...(needsHttpx && !extra.includes('httpx') ? ['httpx'] : []),
  ]
}

/** The command that installs it, for a shell. */
export function installCommand(version: string): string {
  const words = requirementsOf(version).map((name) => (name.includes('[') ? `"${name}"` : name))
  return `pip install ${words.join(' ')}`
}
