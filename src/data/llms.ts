import measured from '#content/measured-with.json' with { type: 'json' }
import site from '#content/site.json' with { type: 'json' }
import { inlineText } from './inline.ts'
import { pages } from './pages.ts'
import { getProviderRecipes } from './provider-recipes.ts'
import { getRecipes } from './recipes.ts'
import { getSections } from './sections.ts'
import { twinPath } from './twins.ts'

interface Entry {
  readonly path: string
  readonly name: string
  readonly about: string
}

/**
 * The text of /llms.txt, in the form of llmstxt.org: a title, a summary, and lists of links to copies in Markdown.
 * @param origin where this site answers, without a slash at the end
 */
export async function llmsText(origin: string): Promise<string> {
  const line = ({ path, name, about }: Entry) =>
    `- [${inlineText(name)}](${origin}${/\.\w+$/.test(path) ? path : (twinPath(path) ?? path)}): ${about}`
  const list = (title: string, entries: readonly Entry[]) => `## ${title}\n\n${entries.map(line).join('\n')}\n`
  const sections = (await getSections()).map(({ path, title, description }) => ({
    path,
    name: title,
    about: description,
  }))
  const providers = (await getProviderRecipes()).map(({ path, title, description }) => ({
    path,
    name: title,
    about: description,
  }))
  const recipes = (await getRecipes()).map(({ path, title, card }) => ({ path, name: title, about: card }))
  return [
    `# ${site.name}\n`,
    '> How an app of Streamlit logs people in with OpenID Connect: `st.login()`, `st.user`, `st.logout()` and `secrets.toml`, with what goes wrong and how to mend it.\n',
    `What is called measured was seen on Streamlit ${measured.streamlit} with Authlib ${measured.authlib}; everything else is marked. Independent: not by Streamlit or Snowflake. Every page has a copy in Markdown: its address with \`.md\` in place of the last slash, or the same address with \`Accept: text/markdown\`. An error text has its page at \`${origin}/e/<the text>\`.\n`,
    list('Guide', sections),
    list('Configuration by provider', [
      {
        path: '/llms-full.txt',
        name: 'Everything in one file',
        about: 'The guide, the recipes, and the files for each provider.',
      },
      ...providers,
      { ...pages.ownApp, about: pages.ownApp.card },
    ]),
    list('Recipes: files for what comes after the login', recipes),
    list('When it fails', [
      { ...pages.errors, about: 'Every error text and symptom that is known here, each with a page that mends it.' },
      { ...pages.fix, about: 'The three questions that lead from what somebody sees to the cause.' },
    ]),
    list('Reference', [
      {
        ...pages.reference,
        about: 'Keys, functions, cookies, endpoints, claims, log lines and options, each by itself.',
      },
      { ...pages.versions, about: 'What each Streamlit does with a login, as it was measured.' },
    ]),
    list('Optional', [
      {
        path: '/.well-known/agent-skills/streamlit-login/SKILL.md',
        name: 'A skill for coding assistants',
        about: 'One file for `.agents/skills/streamlit-login/` of a repository, with code that was run.',
      },
      { ...pages.testing, about: pages.testing.card },
      { ...pages.start, about: 'The form that makes the files, as text for one provider.' },
      { ...pages.glossary, about: 'The words of the field, and the claims of an ID token.' },
      { ...pages.faults, about: pages.faults.card },
    ]),
  ].join('\n')
}
