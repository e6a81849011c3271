declare global {
  interface Window {
    /** What the mini-program threw or rejected, oldest first; the end-to-end tests read it. */
    __errors: string[]
  }
}

/** Keeps an error of the mini-program and shows it in the console. */
export function report(error: unknown): void {
  const text = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : typeof error === 'string' ? error : JSON.stringify(error)
  window.__errors.push(text)
  console.error(`[小程序] ${text}`)
}

/** From here on nothing the mini-program throws is lost. */
export function watchErrors(): void {
  window.__errors = []
  window.addEventListener('error', ({ error, message }) => {
    report(error ?? message)
  })
  window.addEventListener('unhandledrejection', ({ reason }) => {
    report(reason)
  })
}
