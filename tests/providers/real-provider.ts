/** The app that a provider is to know. */
export interface Client {
  readonly id: string
  readonly secret: string
  readonly redirectUri: string
}

/** A real provider on a loopback port. */
export interface RealProvider {
  /** Such as `http://localhost:21000`, where its pages are. */
  readonly origin: string
  readonly version: string
  readonly metadataUrl: string
  /** What a person fills in: the value of each field by its name, wherever it turns up. */
  readonly answers: Readonly<Record<string, string>>
  /** Values of buttons, the most wanted first. */
  readonly presses?: readonly string[]
  /** All that it has printed so far, for a failure. */
  log(): string
  end(): Promise<void>
}

export type Available = { readonly ok: true } | { readonly ok: false; readonly reason: string }
