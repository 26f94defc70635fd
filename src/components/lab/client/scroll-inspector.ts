/**
 * Brings a part of the inspector to its upper quarter, where the inspector scrolls by itself: the page stays where it is.
 * @returns false where it does not
 */
export function scrollInspector(part: Element): boolean {
  const inspector = part.closest('.insp')
  if (!inspector || getComputedStyle(inspector).overflowY !== 'auto') return false
  const { top } = part.getBoundingClientRect()
  inspector.scrollTop += top - inspector.getBoundingClientRect().top - inspector.clientHeight / 4
  return true
}
