import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/**
 * What axe finds wrong in a page as it stands: the rule and the elements. The page's context needs `bypassCSP`: axe-core
 * is put into the page as a script, which the site's own policy rightly refuses.
 */
export async function violationsIn(
  page: Page,
  { within, frames = true }: { within?: string; frames?: boolean } = {},
): Promise<string[]> {
  const builder = new AxeBuilder({ page })
    // All frames are of this site, so that no empty page has to be opened to put their results together.
    .setLegacyMode()
    .options({ resultTypes: ['violations'], iframes: frames })
  const { violations } = await (within === undefined ? builder : builder.include(within)).analyze()
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`)
}

/** Whether a page is wider than its window. */
export function overflows(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > innerWidth')
}
