import type { Screen } from '../differential/screen.ts'
import { makeWorld, type Told, type World } from '../differential/world.ts'
import type { Story } from './story.ts'

/** The worlds in which stories are told: one for most of them, one of its own for a story whose secrets.toml never changes. */
export interface Worlds {
  /** Tells a story, and gives what `use` makes of it. */
  tell<Result>(story: Story, use: (told: Told<Screen>, world: World) => Result): Promise<Result>
  end(): Promise<void>
}

export function makeWorlds(python: string): Worlds {
  let shared: Promise<World> | undefined
  return {
    async tell(story, use) {
      const own = story.world === 'fixed' ? await makeWorld(python, 'fixed', story) : null
      if (own === null) shared ??= makeWorld(python, 'plain')
      const world = own ?? (await shared)
      if (!world) throw new Error('no world')
      try {
        return use(await played(story, world), world)
      } finally {
        await own?.end()
      }
    },
    async end() {
      await shared?.then((world) => world.end()).catch(() => undefined)
    },
  }
}

async function played(story: Story, world: World): Promise<Told<Screen>> {
  return world.play(story).catch((cause: unknown) => {
    throw new Error(`${story.name} cannot be told. Streamlit printed:\n${world.printed()}`, { cause })
  })
}
