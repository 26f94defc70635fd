export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/** What a provider knows about a person, by claim. `sub` is the account at that provider. */
export type Claims = { readonly sub: string } & { readonly [name: string]: Json }
