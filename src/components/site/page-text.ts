/**
 * A page's copy in Markdown with addresses that hold elsewhere; as a prompt, with a sentence before it that asks to answer
 * from it.
 * @param page where it is: the origin of the site, without a slash at the end, and the path
 */
export function pageText(markdown: string, page: { origin: string; pathname: string }, asPrompt: boolean): string {
  const text = markdown.replaceAll('](/', `](${page.origin}/`)
  const prompt = `Answer my question from this page, ${page.origin}${page.pathname}, and say so where it does not tell.\n\n`
  return asPrompt ? prompt + text : text
}
