import { isLoopback, isPrivate } from '#lib/findings/addresses.ts'
import { metadataOf, placed, redirectAddress } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const metadataUrlLoopback: Rule = {
  code: 'metadata-url-loopback',
  kind: 'surprising',
  title: 'The provider is on this machine, the app is not',
  about:
    'The server fetches the metadata, and the browser goes to the addresses in it. Both must reach the provider, by the same name.',
  streamlit: {
    does: 'Fetches it from the machine that the server runs on, or in the container that it runs in.',
    where: 'nothing',
  },
  known: 'plain',
  fix: 'Name the provider by a host that the server and every browser reach.',
  find: (file) => {
    const app = redirectAddress(file)
    if (app === undefined || isPrivate(app.url)) return []
    return metadataOf(file)
      .filter(({ url }) => isLoopback(url))
      .map((setting) => ({
        ...placed(setting),
        so: `The provider is at \`${setting.url.host}\`, the app at \`${app.url.host}\`.`,
      }))
  },
}
