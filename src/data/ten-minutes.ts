import { inlineText } from './inline.ts'
import { sectionSteps } from './section-steps.ts'
import type { Section } from './sections.ts'

/** A step of the way for newcomers, which is a step or a question of a section too. */
interface PathStep {
  /** `<section>/<id>` of a `<Done>` or a `<Question>`. */
  readonly key: string
  /** Inline. */
  readonly text: string
  /** Inline. What it shows. */
  readonly shows: string
}

/** What somebody who is new does first, across the sections, in about ten minutes. */
export const tenMinutes: readonly PathStep[] = [
  {
    key: 'openid-connect/ada',
    text: 'Log in as Ada',
    shows: 'The browser leaves for the provider, and comes back with a code. Every message appears beside the app.',
  },
  {
    key: 'openid-connect/grace',
    text: 'Log in as Grace',
    shows: 'Her login succeeds too, and the app says no: a login is not a permission.',
  },
  {
    key: 'openid-connect/kept-out',
    text: 'Say why the app keeps her out',
    shows: 'A question with three answers, at the end of the page.',
  },
  {
    key: 'login-user-logout/sam',
    text: 'Log in as Sam, who has no name',
    shows: 'Which line of your app raises an error when a claim is missing, and which does not.',
  },
  {
    key: 'simple-example/deny',
    text: 'Press Deny at the provider',
    shows: 'The start page again, and no message: the reason is in the log alone.',
  },
  {
    key: 'cookies-and-logging-out/change',
    text: 'Change your login cookie',
    shows: 'Anyone can read it. Whoever changes it is logged out.',
  },
]

/** A step of the way as it is drawn: the deeds that tick it, its section's name, and where it is to be done. */
interface DrawnStep extends PathStep {
  readonly when: readonly string[]
  readonly section: string
  readonly href: string
}

/**
 * The way for newcomers.
 * @throws when a section has no such step
 */
export function drawnPath(sections: readonly Section[]): readonly DrawnStep[] {
  return tenMinutes.map((step) => {
    const section = sections.find(({ id }) => step.key.startsWith(`${id}/`))
    const found = section && sectionSteps(section).find(({ key }) => key === step.key)
    if (!found) throw new Error(`no section has ${step.key}`)
    return { ...step, when: found.when, section: inlineText(section.nav), href: `${section.path}#${found.anchor}` }
  })
}
