// Marks the section being read in the list "On this page".
const links = new Map(
  Array.from(document.querySelectorAll<HTMLAnchorElement>('.toc a'), (link) => [
    decodeURIComponent(link.hash.slice(1)),
    link,
  ]),
)
const headings = [...links.keys()].flatMap((id) => document.getElementById(id) ?? [])

/** The last heading that has passed the upper third of the window; at the very end of the page, the last one. */
function current(): Element | undefined {
  if (innerHeight + scrollY >= document.documentElement.scrollHeight - 2) return headings.at(-1)
  return headings.findLast((heading) => heading.getBoundingClientRect().top < innerHeight / 3) ?? headings[0]
}

function mark(): void {
  const id = current()?.id
  for (const [target, link] of links) {
    if (target === id) link.setAttribute('aria-current', 'true')
    else link.removeAttribute('aria-current')
  }
}

const observer = new IntersectionObserver(mark, { rootMargin: '0px 0px -66% 0px' })
for (const heading of headings) observer.observe(heading)
addEventListener('scrollend', mark)
