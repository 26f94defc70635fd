interface Asked {
  /** The newest first. */
  readonly names: readonly string[]
  readonly current: string
  /** What was pressed. */
  readonly link: HTMLElement
  readonly onChosen: (version: string) => void
}

/** A dialog with the versions: arrow keys move, Enter takes the one that is marked, Escape leaves all as it is. */
export function chooseVersion({ names, current, link, onChosen }: Asked): void {
  const dialog = document.createElement('dialog')
  dialog.className = 'which'
  dialog.setAttribute('aria-labelledby', 'which')
  // Versions are digits and dots.
  dialog.innerHTML = `<form method="dialog">
<fieldset aria-describedby="which-help"><legend id="which">Which Streamlit do you use?</legend>
<div>${names.map((name, at) => `<label><input type="radio" name="version" value="${name}"${name === current ? ' checked autofocus' : ''}> <span>${name}${at === 0 ? ' <small>newest</small>' : ''}</span></label>`).join('')}</div>
</fieldset>
<p class="soft" id="which-help"><code>streamlit version</code> says it. Yours is not here? Take the one before it.</p>
<p><button class="btn key" value="chosen">Read for this one</button> <button class="btn" value="">Cancel</button> <a href="/versions/">What each one does</a></p>
</form>`
  dialog.addEventListener('close', () => {
    const form = dialog.querySelector('form')
    const version = form && new FormData(form).get('version')
    dialog.remove()
    // The menu in which it was pressed is closed by now.
    const back = link.checkVisibility() ? link : link.closest('details')?.querySelector('summary')
    back?.focus()
    if (dialog.returnValue === 'chosen' && typeof version === 'string') onChosen(version)
  })
  document.body.append(dialog)
  dialog.showModal()
}
