export const prerender = false

import rss from '@astrojs/rss'
import type { APIRoute } from 'astro'
import { inlineText } from '#data/inline.ts'
import { runOf } from '#data/measured-versions.ts'
import { versionPath } from '#data/version-addresses.ts'
import { topicTexts } from '#data/version-topics.ts'
import { versionSteps } from '#lib/streamlit/version-changes.ts'

/** Drawn per request, as the sitemap is: its addresses are absolute, and the site may be served under any host. */
export const GET: APIRoute = ({ url }) =>
  rss({
    title: 'Streamlit logins, version by version',
    description: 'What each Streamlit changed of st.login(), st.user and st.logout(), seen by running it.',
    site: url.origin,
    customData: '<language>en</language>',
    items: versionSteps().map(({ version, before, changes }) => ({
      title: `Streamlit ${version}`,
      link: versionPath(version),
      pubDate: new Date(runOf(version).released),
      description:
        changes.length === 0
          ? `Nothing that was asked for changed after ${before}.`
          : changes
              .map(({ topic, before: was, after }) =>
                inlineText(`${topicTexts[topic].name}: ${after}, before: ${was}.`),
              )
              .join(' '),
    })),
  })
