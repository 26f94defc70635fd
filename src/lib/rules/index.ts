import type { Rule } from '#lib/findings/rule.ts'
import { authArrayOfTables } from './auth-array-of-tables.ts'
import { authMisnamed } from './auth-misnamed.ts'
import { authMissing } from './auth-missing.ts'
import { authNotATable } from './auth-not-a-table.ts'
import { authorizeParamsClientId } from './authorize-params-client-id.ts'
import { authorizeParamsFixedValue } from './authorize-params-fixed-value.ts'
import { authorizeParamsInAuth } from './authorize-params-in-auth.ts'
import { authorizeParamsNotATable } from './authorize-params-not-a-table.ts'
import { blankInValue } from './blank-in-value.ts'
import { clientIdPlaceholder } from './client-id-placeholder.ts'
import { clientKwargsCrash } from './client-kwargs-crash.ts'
import { clientKwargsDropped } from './client-kwargs-dropped.ts'
import { clientKwargsNotATable } from './client-kwargs-not-a-table.ts'
import { clientSecretIsId } from './client-secret-is-id.ts'
import { clientSecretPlaceholder } from './client-secret-placeholder.ts'
import { cognitoLogout } from './cognito-logout.ts'
import { cookieSecretEmpty } from './cookie-secret-empty.ts'
import { cookieSecretMissing } from './cookie-secret-missing.ts'
import { cookieSecretNotText } from './cookie-secret-not-text.ts'
import { cookieSecretPlaceholder } from './cookie-secret-placeholder.ts'
import { cookieSecretShared } from './cookie-secret-shared.ts'
import { cookieSecretShort } from './cookie-secret-short.ts'
import { cookieSecretSimple } from './cookie-secret-simple.ts'
import { defaultTableWins } from './default-table-wins.ts'
import { entraAnyTenant } from './entra-any-tenant.ts'
import { entraLoginHint } from './entra-login-hint.ts'
import { entraSecretId } from './entra-secret-id.ts'
import { entraTenantPlaceholder } from './entra-tenant-placeholder.ts'
import { entraWithoutV2 } from './entra-without-v2.ts'
import { environmentOverwritten } from './environment-overwritten.ts'
import { exposeTokensInProviderTable } from './expose-tokens-in-provider-table.ts'
import { exposeTokensRefused } from './expose-tokens-refused.ts'
import { exposeTokensTooEarly } from './expose-tokens-too-early.ts'
import { exposeTokensWrongKind } from './expose-tokens-wrong-kind.ts'
import { githubNoOidc } from './github-no-oidc.ts'
import { hdIsAHint } from './hd-is-a-hint.ts'
import { keyMisspelt } from './key-misspelt.ts'
import { keyOutsideTables } from './key-outside-tables.ts'
import { loginEndsWithBrowser } from './login-ends-with-browser.ts'
import { logoutParamsDropped } from './logout-params-dropped.ts'
import { lookAlikeHost } from './look-alike-host.ts'
import { metadataUrlHttp } from './metadata-url-http.ts'
import { metadataUrlLoopback } from './metadata-url-loopback.ts'
import { metadataUrlMisspelt } from './metadata-url-misspelt.ts'
import { metadataUrlNoAddress } from './metadata-url-no-address.ts'
import { metadataUrlNotWellKnown } from './metadata-url-not-well-known.ts'
import { metadataUrlPlaceholder } from './metadata-url-placeholder.ts'
import { nestedTooDeep } from './nested-too-deep.ts'
import { notUtf8 } from './not-utf-8.ts'
import { oauth1 } from './oauth-1.ts'
import { optionsInSecrets } from './options-in-secrets.ts'
import { promptEmpty } from './prompt-empty.ts'
import { promptNone } from './prompt-none.ts'
import { promptUnknown } from './prompt-unknown.ts'
import { providerKeyInSubTable } from './provider-key-in-sub-table.ts'
import { providerKeysMissing } from './provider-keys-missing.ts'
import { providerMissing } from './provider-missing.ts'
import { providerNameUnderscore } from './provider-name-underscore.ts'
import { providerNamesAlike } from './provider-names-alike.ts'
import { providerNotATable } from './provider-not-a-table.ts'
import { providerOutsideAuth } from './provider-outside-auth.ts'
import { providerTableNested } from './provider-table-nested.ts'
import { redirectUriBasePath } from './redirect-uri-base-path.ts'
import { redirectUriCommunityCloud } from './redirect-uri-community-cloud.ts'
import { redirectUriEmpty } from './redirect-uri-empty.ts'
import { redirectUriHttp } from './redirect-uri-http.ts'
import { redirectUriHttpsLocalhost } from './redirect-uri-https-localhost.ts'
import { redirectUriLoopbackAddress } from './redirect-uri-loopback-address.ts'
import { redirectUriMissing } from './redirect-uri-missing.ts'
import { redirectUriNoAddress } from './redirect-uri-no-address.ts'
import { redirectUriOtherHost } from './redirect-uri-other-host.ts'
import { redirectUriOtherPort } from './redirect-uri-other-port.ts'
import { redirectUriOtherScheme } from './redirect-uri-other-scheme.ts'
import { redirectUriPath } from './redirect-uri-path.ts'
import { redirectUriPlaceholder } from './redirect-uri-placeholder.ts'
import { redirectUriPortEarly } from './redirect-uri-port-early.ts'
import { redirectUriQuery } from './redirect-uri-query.ts'
import { redirectUriSlash } from './redirect-uri-slash.ts'
import { responseModeFormPost } from './response-mode-form-post.ts'
import { responseTypeChanged } from './response-type-changed.ts'
import { scopeNotText } from './scope-not-text.ts'
import { scopeOutsideClientKwargs } from './scope-outside-client-kwargs.ts'
import { scopeWithoutOpenid } from './scope-without-openid.ts'
import { secretsCrash } from './secrets-crash.ts'
import { secretsTooLarge } from './secrets-too-large.ts'
import { secretsUnparsable } from './secrets-unparsable.ts'
import { selectAccountRefused } from './select-account-refused.ts'
import { sharedKeyInProviderTable } from './shared-key-in-provider-table.ts'
import { snowflakeNoOidc } from './snowflake-no-oidc.ts'
import { streamlitWithoutLogin } from './streamlit-without-login.ts'
import { textExpected } from './text-expected.ts'
import { tokenAuthMethodUnknown } from './token-auth-method-unknown.ts'
import { tooManyProviders } from './too-many-providers.ts'
import { unknownKey } from './unknown-key.ts'
import { upgradeBreaksFile } from './upgrade-breaks-file.ts'
import { utf16 } from './utf-16.ts'
import { valueEmpty } from './value-empty.ts'
import { valueQuotedTwice } from './value-quoted-twice.ts'
import { verifyFalse } from './verify-false.ts'
import { writingRules } from './writing.ts'

/** In the order in which findings are told: what hides all else first, then as Streamlit comes to it, the worst before the rest. */
export const rules: readonly Rule[] = [
  secretsTooLarge,
  nestedTooDeep,
  utf16,
  notUtf8,
  secretsUnparsable,
  secretsCrash,
  ...writingRules,
  streamlitWithoutLogin,
  authMissing,
  authMisnamed,
  authNotATable,
  authArrayOfTables,
  redirectUriMissing,
  cookieSecretMissing,
  providerNameUnderscore,
  clientKwargsNotATable,
  providerMissing,
  providerNotATable,
  providerKeysMissing,
  cookieSecretEmpty,
  cookieSecretNotText,
  keyOutsideTables,
  providerOutsideAuth,
  providerTableNested,
  providerKeyInSubTable,
  keyMisspelt,
  sharedKeyInProviderTable,
  textExpected,
  valueEmpty,
  valueQuotedTwice,
  blankInValue,
  lookAlikeHost,
  redirectUriEmpty,
  redirectUriNoAddress,
  redirectUriPlaceholder,
  redirectUriPath,
  redirectUriHttp,
  redirectUriOtherHost,
  redirectUriOtherScheme,
  redirectUriOtherPort,
  redirectUriBasePath,
  redirectUriPortEarly,
  redirectUriCommunityCloud,
  redirectUriSlash,
  redirectUriQuery,
  redirectUriLoopbackAddress,
  redirectUriHttpsLocalhost,
  clientIdPlaceholder,
  clientSecretPlaceholder,
  clientSecretIsId,
  entraSecretId,
  metadataUrlNoAddress,
  metadataUrlPlaceholder,
  entraTenantPlaceholder,
  entraAnyTenant,
  metadataUrlMisspelt,
  metadataUrlNotWellKnown,
  githubNoOidc,
  snowflakeNoOidc,
  entraWithoutV2,
  metadataUrlHttp,
  metadataUrlLoopback,
  clientKwargsCrash,
  scopeNotText,
  scopeWithoutOpenid,
  responseModeFormPost,
  responseTypeChanged,
  tokenAuthMethodUnknown,
  promptNone,
  promptUnknown,
  promptEmpty,
  selectAccountRefused,
  entraLoginHint,
  authorizeParamsNotATable,
  authorizeParamsClientId,
  oauth1,
  providerNamesAlike,
  exposeTokensRefused,
  defaultTableWins,
  authorizeParamsInAuth,
  scopeOutsideClientKwargs,
  clientKwargsDropped,
  authorizeParamsFixedValue,
  exposeTokensInProviderTable,
  exposeTokensWrongKind,
  exposeTokensTooEarly,
  logoutParamsDropped,
  unknownKey,
  cookieSecretPlaceholder,
  cookieSecretShort,
  cookieSecretSimple,
  cookieSecretShared,
  verifyFalse,
  hdIsAHint,
  cognitoLogout,
  upgradeBreaksFile,
  loginEndsWithBrowser,
  environmentOverwritten,
  optionsInSecrets,
  tooManyProviders,
]
