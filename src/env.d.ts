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
    /** A page of the mini-browser that is to be drawn. */
    framed?: import('#lib/lab/framed-view.ts').FramedView
  }
}
