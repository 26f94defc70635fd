import type { Nameless } from '#lib/lab/handle.ts'
import type { Foreign, Full } from '#lib/lab/visit.ts'
import type { Refusal } from './error-page.ts'

const nameless: Readonly<Record<Nameless['nothingNamed'], Refusal>> = {
  app: { status: 404, text: 'There is no sample app of this name. The lab lists those that there are.', link: '/lab' },
  provider: {
    status: 404,
    text: 'There is no sample provider of this name. The lab shows those that there are.',
    link: '/lab',
  },
}

const foreign: Readonly<Record<Foreign['foreign'], string>> = {
  form: 'This form was sent from another site. Open the page here and send it again.',
  navigation: 'Another site asked for a login or logout here. Open the app and use its own buttons.',
}

const fullText = 'The lab holds as much as it may, so it keeps nothing new. Wait a minute, then try again.'

/** What a visitor is told where the lab has no answer for them. */
export function labRefusal(refused: Nameless | Foreign | Full): Refusal {
  if ('nothingNamed' in refused) return nameless[refused.nothingNamed]
  if ('full' in refused) return { status: 503, text: fullText, link: refused.full, retryAfter: 60 }
  return { status: 403, text: foreign[refused.foreign], link: refused.link }
}
