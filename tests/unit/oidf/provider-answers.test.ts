import { expect, test } from 'vitest'
import { houseTenants, tenantNames } from '#lib/provider/tenants.ts'
import { pageOf } from '#lib/provider/testing.ts'
import { authorize, metadataOf, providers, signIn } from './logins.ts'

/** What every answer of a provider has, beyond the modules of the plans. */

test.each(houseTenants)('every answer of %s to an authorization request says who answers', async (tenant) => {
  const { issuer } = await metadataOf(tenant)
  const refused = await authorize(tenant, { prompt: 'none' })
  const wrong = await authorize(tenant, { response_type: 'token' })
  const { back, visitor } = await signIn(tenant)
  const silent = await authorize(tenant, { prompt: 'none' }, visitor)
  const said = [refused.back, wrong.back, back, silent.back].map((parameters) => parameters?.get('iss'))
  // An answer to response_type=token stands behind the #.
  expect(said.filter((iss) => iss !== null)).toEqual([issuer, issuer, issuer])
})

test.each(tenantNames)('%s sends the browser on with 303, never with a status that repeats a form', async (tenant) => {
  const { answer, visitor } = await authorize(tenant)
  const page = pageOf(answer, 'sign-in')
  const statuses: number[] = []
  let next: string | null = page.action
  let form: RequestInit = { method: 'POST', body: new URLSearchParams({ persona: 'ada' }) }
  while (next !== null && !next.startsWith('http://localhost:8501')) {
    const step: Awaited<ReturnType<typeof visitor.send>> = await visitor.send(
      new URL(next, 'http://localhost:4321').href,
      form,
    )
    if (step.kind === 'page') throw new Error(`the page ${step.page.kind}`)
    statuses.push(step.response.status)
    next = step.response.headers.get('location')
    form = {}
  }
  expect(statuses).toEqual([303, 303])
  expect(providers.issuer(tenant)).toContain(tenant)
})
