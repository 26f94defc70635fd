import { unknownSite } from '../../src/components/start/catalogue.ts'
import measured from '../../src/content/measured-with.json' with { type: 'json' }
import site from '../../src/content/site.json' with { type: 'json' }
import { providers } from '../../src/lib/facts/providers/index.ts'
import { knownProvider } from '../../src/lib/start/known-provider.ts'
import { makeFiles } from '../../src/lib/start/make-files.ts'
import { parseChoices } from '../../src/lib/start/parse-choices.ts'

/** What a reader who has this text alone has to know of it. */
const beginning = `# ${site.name}: the whole guide

> How an app of Streamlit logs people in with OpenID Connect: \`st.login()\`, \`st.user\`, \`st.logout()\`, \`secrets.toml\`. Each section of the guide, and for each provider what to enter there and the files of the app.

Measured on Streamlit ${measured.streamlit} with Authlib ${measured.authlib}. What was not measured is marked: documents, reported, not checked. Independent: not by Streamlit or Snowflake.

Addresses that begin with \`/\` are of this site. \`your-client-id\`, \`your-client-secret\` and the like are to be replaced; \`cookie_secret\` is one you make yourself: \`python -c "import secrets; print(secrets.token_hex(32))"\`.
`

/**
 * The text of /llms-full.txt: the guide, and all that a configuration for each provider takes.
 * @param pages the copies in Markdown, in their order, by the address of their page
 */
export function fullText(pages: readonly (readonly [path: string, markdown: string])[]): string {
  const texts = pages.map(([path, markdown]) => `From ${path}\n\n${markdown.trim()}\n`)
  return [beginning, filesOfAll(), ...texts].join('\n---\n\n')
}

/** What /start/ makes for each provider, chosen alone and with nothing else changed. */
function filesOfAll(): string {
  const known = providers.map((facts) => knownProvider(facts, unknownSite))
  const parts = known
    .filter(({ id }) => id !== 'sample')
    .map(({ id, name }) => {
      const { choices } = parseChoices(new URLSearchParams({ provider: id }), known)
      const made = makeFiles(choices, { cookieSecrets: { local: undefined, deployed: undefined }, clientSecrets: {} })
      return `## ${name}\n\n\`.streamlit/secrets.toml\`\n\n${fence('toml', made.secretsToml)}\n\n\`app.py\`\n\n${fence('python', made.appPy)}\n`
    })
  return ['# The files of a login, by provider\n', ...parts].join('\n')
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trim()}\n\`\`\``
}
