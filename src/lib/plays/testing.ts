import type { FrontCapture } from '#lib/lab/front-channel.ts'
import type { Lab } from '#lib/lab/lab.ts'
import type { AppVisit } from '#lib/lab/sample-apps.ts'
import { labBrowser, testLab } from '#lib/lab/testing.ts'
import type { AppAnswer } from '#lib/sample-app/app-call.ts'
import { captureRequest, captureResponse } from '#lib/trace/capture.ts'
import type { Run } from '#lib/trace/traces.ts'

export const testVisitor = 'a-visitor'

/** A lab that also keeps the front channel of its one visitor, as the site's middleware does. */
export async function recordingLab(): Promise<Lab> {
  const lab = await testLab()
  const keep = async <T>(
    request: Request,
    route: () => Promise<T>,
    read: (answer: T) => { response: Response; capture: FrontCapture } | undefined,
  ): Promise<T> => {
    const at = lab.tick()
    const copy = request.clone()
    const answer = await route()
    const seen = read(answer)
    const scenario = seen?.capture.scenario ?? (await lab.traces.lastScenario(testVisitor))
    if (!seen || scenario === undefined) return answer
    await lab.traces.append(testVisitor, scenario, {
      at,
      took: lab.tick() - at,
      channel: 'front',
      from: 'browser',
      to: seen.capture.to,
      tenant: seen.capture.tenant,
      request: await captureRequest(copy),
      response: captureResponse(seen.response, null),
      remarks: seen.capture.remarks,
    })
    return answer
  }
  const page = new Response('', { headers: { 'content-type': 'text/html' } })
  const ofApp = <T extends AppAnswer>(visit: AppVisit, route: () => Promise<T>): Promise<T> =>
    keep(visit.request, route, ({ response, remarks }) => ({
      response,
      capture: { to: 'app', scenario: visit.app.scenario.slug, tenant: null, remarks },
    }))
  return {
    ...lab,
    page: (visit) =>
      keep(
        visit.request,
        () => lab.page(visit),
        ({ remarks }) => ({
          response: page,
          capture: { to: 'app', scenario: visit.app.scenario.slug, tenant: null, remarks },
        }),
      ),
    login: (visit) => ofApp(visit, () => lab.login(visit)),
    callback: (visit) => ofApp(visit, () => lab.callback(visit)),
    logout: (visit) => ofApp(visit, () => lab.logout(visit)),
    provider: (tenant, request) =>
      keep(
        request,
        () => lab.provider(tenant, request),
        (answer) =>
          answer && {
            response:
              answer.kind === 'page'
                ? new Response('', { status: answer.status, headers: answer.headers })
                : answer.response,
            capture: {
              to: 'provider',
              scenario: lab.app(answer.clientId ?? undefined)?.scenario.slug ?? null,
              tenant: tenant ?? null,
              remarks: [],
            },
          },
      ),
  }
}

/** A real login, and the lab and browser it was made with. */
export async function recordedLogin(app: string, button: string, persona: string) {
  const lab = await recordingLab()
  const browser = labBrowser(lab, testVisitor)
  await browser.login(app, button, persona)
  const current = async (): Promise<Run> => {
    const run = await lab.traces.current(testVisitor, app)
    if (!run) throw new Error('nothing was recorded')
    return run
  }
  return { lab, browser, current }
}
