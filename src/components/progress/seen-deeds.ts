import { noted, type Progress } from './progress.ts'

/** Takes down what the inspectors of the page show of the runs: by the server, from what was captured. */
export function withSeen(progress: Progress): Progress {
  return [...document.querySelectorAll<HTMLElement>('[data-deeds]')].reduce((before, { dataset }) => {
    const { run = '', scenario, deeds = '' } = dataset
    if (deeds === '') return before
    const all = deeds.split(' ').map((deed) => `${scenario}/${deed}`)
    return noted(before, run, all)
  }, progress)
}
