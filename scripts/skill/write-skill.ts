import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import measured from '../../src/content/measured-with.json' with { type: 'json' }
import { fill } from '../../src/lib/facts/providers/fill.ts'
import { providers } from '../../src/lib/facts/providers/index.ts'
import { exampleValues } from '../../src/lib/facts/providers/recipe-files.ts'
import { root } from '../run.ts'

const folder = '/.well-known/agent-skills'
const name = 'streamlit-login'

/** The skill for coding assistants, with the versions and the addresses of the providers filled in. */
function skillText(): string {
  const text = readFileSync(join(root, 'src/content/skill/SKILL.md'), 'utf8')
  const rows = providers
    .filter(({ id }) => id !== 'sample')
    .map((facts) => `| ${facts.name} | \`${fill(facts.metadataUrl.value, exampleValues(facts))}\` |`)
  return text
    .replaceAll('{streamlit}', measured.streamlit)
    .replace('{authlib}', measured.authlib)
    .replace('{providers}', ['| Provider | `server_metadata_url` |', '| --- | --- |', ...rows].join('\n'))
}

/**
 * Writes the skill and the index by which it is found: Agent Skills Discovery 0.2.0, a draft, of Cloudflare.
 * @param client the folder of what the build made for browsers
 */
export function writeSkill(client: string): void {
  const text = skillText()
  const description = /^description: (.+)$/m.exec(text)?.[1] ?? ''
  const url = `${folder}/${name}/SKILL.md`
  const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`
  const index = {
    $schema: 'https://schemas.agentskills.io/discovery/0.2.0/schema.json',
    skills: [{ name, type: 'skill-md', description, url, digest }],
  }
  mkdirSync(join(client, folder, name), { recursive: true })
  writeFileSync(join(client, url), text)
  writeFileSync(join(client, folder, 'index.json'), `${JSON.stringify(index, null, 2)}\n`)
}
