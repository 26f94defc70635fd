import { announce } from './announce.ts'

/** What is said of something that is being copied, once it is or cannot be. It is said aloud too. */
export async function tellCopied(copying: Promise<void>): Promise<string> {
  const text = await copying.then(
    () => 'Copied',
    () => 'Not copied',
  )
  announce(text)
  return text
}

/** Says it on a button, which after two seconds says again what it does. */
export async function tellOn(button: HTMLButtonElement, copying: Promise<void>): Promise<void> {
  const said = button.textContent
  button.textContent = await tellCopied(copying)
  setTimeout(() => {
    button.textContent = said
  }, 2000)
}
