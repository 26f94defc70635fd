import { kindOf } from '#lib/findings/places.ts'
import { placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'
import { providerCrash } from '#lib/streamlit/provider-crash.ts'

export const clientKwargsCrash: Rule = {
  code: 'client-kwargs-crash',
  kind: 'fails',
  title: 'client_kwargs of a provider is not a table',
  about: 'In the table of a named provider, `st.login()` does not look into `client_kwargs`. The login does.',
  streamlit: {
    does: 'Raises an exception that nothing catches: the browser gets `Internal Server Error`.',
    where: 'log',
  },
  known: 'tested',
  fix: 'Write `client_kwargs = { prompt = "login" }`, or a table `[auth.google.client_kwargs]`.',
  find: ({ secrets, providers }) =>
    providers.flatMap(({ name, path, settings }) => {
      const kwargs = settings.get('client_kwargs')
      const says = path === 'auth' || kwargs === undefined ? undefined : providerCrash(secrets, name)
      return says === undefined || kwargs === undefined
        ? []
        : [{ ...placed(kwargs), so: `\`client_kwargs\` is ${kindOf(kwargs)}.`, says }]
    }),
}
