import { authError, type LoginRule } from './rule.ts'

/** Checked before the table is looked for. */
export const providerName: LoginRule = ({ provider }) =>
  provider.includes('_')
    ? authError(
        'provider-name-underscore',
        `Auth provider name "${provider}" contains an underscore. Please use a provider name without underscores.`,
      )
    : undefined
