/** What built-ins need of the phone. */
export interface Services {
  /** A button with an `open-type` was tapped: `tell` answers with an event of the given type. */
  openType(type: string, tell: (event: string, detail: unknown) => void): void
  /** The address to show a file by: one in the cloud's storage, or one that the person keeps. */
  fileUrl(fileId: string): Promise<string>
  navigate(openType: string, url: string, delta: number): void
}

let services: Services | null = null

/** Connects the built-ins to the phone; before that none of them is on a page. */
export function provide(provided: Services): void {
  services = provided
}

export function phoneServices(): Services {
  if (!services) throw new Error('the phone is not started')
  return services
}
