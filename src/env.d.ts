/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** Set by server.ts; absent in `astro dev`. */
    settings?: import('./server/settings.ts').Settings
    lab: import('#lib/lab/lab.ts').Lab
    /** The visitor's key: unguessable, known to this browser alone. */
    visitor: string
    /** What the route wants kept of this exchange; the middleware adds the messages themselves. */
    capture?: import('#lib/lab/front-channel.ts').FrontCapture
  }
}
