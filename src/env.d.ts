/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** Set by server.ts, and by the middleware in `astro dev`. */
    lab: import('#lib/lab/lab.ts').Lab
    /** Set like the lab. */
    plays: import('#server/plays/plays.ts').Plays
    /** From where it is asked, as server.ts counts it. */
    address?: string
    /** Set like the lab. */
    search: import('#server/site-search.ts').SiteSearch
    /** The visitor's key: unguessable, known to this browser alone. */
    visitor: string
    /** Set instead of all others where a worker has played what the page shows. */
    compared?: import('#lib/plays/faults/comparison.ts').ComparedRuns
    playedTwice?: import('#lib/plays/attacks/play.ts').PlayedTwice
    /** A page of the mini-browser that is to be drawn. */
    framed?: import('#lib/lab/framed-view.ts').FramedView
  }
}
