import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import { sendText } from '../http/exchange'
import type { Route } from '../http/route'

/** What the page is called; an application may put its own name there. */
export interface ConsoleOptions {
  title?: string
  /** Links shown at the foot, such as documents. */
  links?: readonly { text: string; href: string }[]
}

/**
 * The console at `/`: a phone and, beside it, who can hold it. It knows no application; the application provides
 * `GET /console/people`, `GET /console/waiting`, `POST /console/next-working-day` and `POST /console/reset` (see `client/server.ts`).
 */
export function consoleRoutes({ title = '本机控制台', links = [] }: ConsoleOptions = {}): Route[] {
  let script: Promise<string> | undefined
  const get = (address: string, type: string, body: () => Promise<string | Buffer>): Route => ({
    method: 'GET',
    path: address,
    handle: async (_req, res) => sendText(res, 200, await body(), type),
  })
  const file = (name: string) => readFile(path.join(__dirname, name))
  return [
    get('/', 'text/html; charset=utf-8', async () => fill(await readFile(path.join(__dirname, 'page.html'), 'utf8'), title, links)),
    get('/console/console.js', 'text/javascript; charset=utf-8', () => (script ??= bundle())),
    get('/console/console.css', 'text/css; charset=utf-8', () => file('console.css')),
    get('/console/sample.jpg', 'image/jpeg', () => file('sample.jpg')),
  ]
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({ entryPoints: [path.join(__dirname, 'client', 'main.ts')], bundle: true, format: 'iife', target: 'es2022', write: false, logLevel: 'error' })
  return outputFiles[0]?.text ?? ''
}

function fill(page: string, title: string, links: NonNullable<ConsoleOptions['links']>): string {
  const anchors = links.map(({ text, href }) => `<a href="${escape(href)}" target="_blank" rel="noopener">${escape(text)}</a>`).join('')
  return page.replaceAll('{{title}}', escape(title)).replace('{{links}}', anchors)
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
