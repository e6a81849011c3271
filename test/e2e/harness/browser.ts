import { chromium, type Browser } from 'playwright-core'

/** Keeps the browser quiet: no window, no sandbox of its own, nothing fetched from the network. */
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** Starts Chromium: the one at `CHROMIUM`, or Debian's. Close it when done. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: FLAGS })
}
