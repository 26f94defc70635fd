import { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider'

type Grant = InstanceType<KoaContextWithOIDC['oidc']['provider']['Grant']>

/**
 * When the provider asks the person something. `select_account`, which Streamlit sends by default, always shows the
 * people (OpenID Connect Core §3.1.2.1); oidc-provider refuses it until told.
 */
export function signInPolicy(): interactionPolicy.Prompt[] {
  const policy = interactionPolicy.base()
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0)
  const forgotten = ({ oidc }: KoaContextWithOIDC) => oidc.session?.accountId !== undefined && !oidc.account
  policy
    .get('login')
    ?.checks.add(new interactionPolicy.Check('account_forgotten', 'the account is known no more', forgotten))
  return policy
}

/**
 * What the person has allowed the app. Apps here are registered by us, so what they ask for is granted without a page
 * of its own, unless the app asks for one with `prompt=consent`.
 */
export async function grantFor({ oidc }: KoaContextWithOIDC): Promise<Grant | undefined> {
  const { client, session, account } = oidc
  if (!client || !account) return undefined
  const known = oidc.result?.consent?.grantId ?? session?.grantIdFor(client.clientId)
  const found = known === undefined ? undefined : await oidc.provider.Grant.find(known)
  const grant = found ?? new oidc.provider.Grant({ clientId: client.clientId, accountId: account.accountId })
  const asked = [...oidc.requestParamOIDCScopes].join(' ')
  const missing = [...oidc.requestParamOIDCScopes].some((scope) => !grant.getOIDCScope().split(' ').includes(scope))
  if (found && !missing) return found
  grant.addOIDCScope(asked)
  await grant.save()
  return grant
}
