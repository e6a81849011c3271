import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { JSDOM, VirtualConsole } from 'jsdom'
import { buildSimulator } from '../../../localcloud/simulator/build'

export const FIXTURE = path.join(__dirname, 'fixture')

/** The fixture, built once for a test file; `remove` when done. */
export async function builtFixture(): Promise<{ dir: string; remove(): void }> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'simulator-'))
  await buildSimulator({ dist: FIXTURE, out: dir })
  return { dir, remove: () => rmSync(dir, { recursive: true }) }
}

/** A request that reached the local cloud, and what it is answered. */
export interface Asked {
  method: string
  path: string
  body: unknown
  authorization: string | null
}
type Answers = Readonly<Record<string, (asked: Asked) => { status?: number; body: unknown } | Promise<{ status?: number; body: unknown }>>>

const USUAL: Answers = {
  '/session': () => ({ body: { token: 'token-of-session' } }),
  '/clock': () => ({ body: { now: '2026-03-02T01:30:00.000Z' } }),
}

/** The fixture on a phone without a browser. */
export class TestPhone {
  readonly asked: Asked[] = []
  readonly logged: string[] = []
  readonly dom: JSDOM

  private constructor(dir: string, search: string, answers: Answers, storage?: Storage) {
    const virtualConsole = new VirtualConsole()
    virtualConsole.on('error', (...words: unknown[]) => this.logged.push(words.join(' ')))
    virtualConsole.on('jsdomError', (error) => this.logged.push(error.message))
    const html = readFileSync(path.join(dir, 'index.html'), 'utf8').replace(/<(script|link)[^>]*>(<\/script>)?/g, '')
    this.dom = new JSDOM(html, { url: `http://127.0.0.1:4000/simulator/${search}`, runScripts: 'outside-only', pretendToBeVisual: true, virtualConsole })
    const { window } = this.dom
    if (storage) for (const [key, value] of Object.entries(storage)) window.localStorage.setItem(key, String(value))
    let blobs = 0
    Object.assign(window.URL, { createObjectURL: () => `blob:http://127.0.0.1:4000/${(blobs += 1)}` })
    Object.assign(window, {
      TextDecoder,
      TextEncoder,
      fetch: async (url: URL, init: { method?: string; body?: string; headers?: Record<string, string> } = {}) => {
        const asked = { method: init.method ?? 'GET', path: url.pathname, body: init.body ? (JSON.parse(init.body) as unknown) : undefined, authorization: init.headers?.['authorization'] ?? null }
        this.asked.push(asked)
        const { status = 200, body } = (await (answers[url.pathname] ?? USUAL[url.pathname])?.(asked)) ?? { status: 404, body: { error: 'nothing there' } }
        return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
      },
    })
  }

  static async open(dir: string, search = '?openid=o-1', answers: Answers = {}, storage?: Storage): Promise<TestPhone> {
    const phone = new TestPhone(dir, search, answers, storage)
    for (const script of ['app.js', 'simulator.js']) phone.dom.window.eval(readFileSync(path.join(dir, script), 'utf8'))
    await phone.settle()
    return phone
  }

  /** Waits until what was started has run. */
  settle(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, 40))
  }

  get document(): Document {
    return this.dom.window.document
  }

  get wx(): Record<string, (...given: never[]) => unknown> & { cloud: Record<string, (options: object) => Promise<Record<string, unknown>>> } {
    return (this.dom.window as unknown as { wx: TestPhone['wx'] }).wx
  }

  get app(): { heard?: { type: string; name: string; detail: Record<string, unknown> }[]; drawn?: Record<string, unknown>[]; launched?: string } {
    return (this.dom.window as unknown as { getApp(): TestPhone['app'] }).getApp()
  }

  get errors(): string[] {
    return this.dom.window.__errors
  }

  /** What the bar above the page says. */
  get title(): string {
    return this.document.querySelector('.sim-title')?.textContent ?? ''
  }

  /** The routes of the open pages, the first below. */
  get stack(): string[] {
    return (this.dom.window as unknown as { getCurrentPages(): { route: string }[] }).getCurrentPages().map(({ route }) => route)
  }

  /** An element of the page on the screen, or of a layer above it. @throws when there is none. */
  find<E extends HTMLElement = HTMLElement>(selector: string): E {
    const found = this.document.querySelector<E>(`.sim-view:not([hidden]) ${selector}`) ?? this.document.querySelector<E>(selector)
    if (!found) throw new Error(`${selector} is not there: ${this.document.body.innerHTML}`)
    return found
  }

  async tap(selector: string): Promise<void> {
    this.find(selector).click()
    await this.settle()
  }

  /** Taps what carries exactly these words, the last one drawn first. */
  async tapWords(words: string): Promise<void> {
    const all = [...this.document.querySelectorAll<HTMLElement>('button,[role=option],wx-button')].filter(({ textContent }) => textContent === words)
    const target = all.at(-1)
    if (!target) throw new Error(`"${words}" is not there: ${this.document.body.textContent}`)
    target.click()
    await this.settle()
  }

  async type(selector: string, words: string): Promise<void> {
    const field = this.find<HTMLInputElement>(selector)
    field.value = words
    field.dispatchEvent(new this.dom.window.Event('input', { bubbles: true }))
    await this.settle()
  }

  close(): void {
    this.dom.window.close()
  }
}
