import { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider'
import { sessionSeconds } from './caps.ts'
import { isOwnAppId } from './registration/registry.ts'

type Grant = InstanceType<KoaContextWithOIDC['oidc']['provider']['Grant']>

/**
 * When the provider asks the person something. `select_account`, which Streamlit sends by default, always shows the
 * people (OpenID Connect Core §3.1.2.1); oidc-provider refuses it until told. `accountsOnRequest`: it is told.
 */
export function signInPolicy({ accountsOnRequest }: { accountsOnRequest: boolean }): interactionPolicy.Prompt[] {
  const policy = interactionPolicy.base()
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: accountsOnRequest }), 0)
  // An own app gets nothing behind a person's back: not with an open session, not with
  // `prompt=none`. The page says whose app it is.
  const unseen = ({ oidc }: KoaContextWithOIDC) =>
    isOwnAppId(oidc.client?.clientId ?? '') && !(oidc.result && 'select_account' in oidc.result)
  policy
    .get('select_account')
    ?.checks.add(
      new interactionPolicy.Check('visitor_app', 'a visitor registered the app', 'account_selection_required', unseen),
    )
  const forgotten = ({ oidc }: KoaContextWithOIDC) => oidc.session?.accountId !== undefined && !oidc.account
  policy
    .get('login')
    ?.checks.add(new interactionPolicy.Check('account_forgotten', 'the account is known no more', forgotten))
  const old = ({ oidc: { session } }: KoaContextWithOIDC) =>
    session?.accountId !== undefined && session.past(sessionSeconds)
  policy
    .get('login')
    ?.checks.add(new interactionPolicy.Check('session_old', 'the sign-in is too long ago', 'login_required', old))
  return policy
}

/**
 * What the person has allowed the app. What it asks for is granted without a page of its own, unless the app asks for
 * one with `prompt=consent`: an app of ours needs none, and an own app is named on the sign-in page.
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
