import * as adapter from 'glass-easel-miniprogram-adapter'
import { rpx } from './units'

/**
 * The few members of glass-easel, WeChat's component framework, that the simulator touches. Its
 * package names a file of types that it does not ship, so they are written down here.
 */
export interface GlassElement {
  id: string
  dataset: Record<string, unknown>
  is: string
  setAttribute(name: string, value: unknown): void
  setNodeStyle(style: string, segment?: number): void
  getBackendElement(): BuiltIn | null
}
/** An element of the document that belongs to a node of the framework. */
export type BuiltIn = HTMLElement & { __wxElement?: GlassElement; receive?(name: string, value: unknown): void }

interface GlassEvent {
  defaultPrevented(): boolean
}
interface EventOptions {
  bubbles: boolean
  composed: boolean
  capturePhase: boolean
  extraFields?: Record<string, unknown>
}
export interface PageInstance extends Record<string, unknown> {
  route: string
  options: Record<string, string>
}
export interface Root {
  get(): PageInstance
  attach(parent: Element, placeholder: Element): void
  release(): void
}
export interface CodeSpace {
  getComponentSpace(): { setGlobalUsingComponent(name: string, tag: string): void }
  addComponentStaticConfig(path: string, config: unknown): void
  addCompiledTemplate(path: string, template: { groupList: unknown; content: unknown }): void
  globalComponentEnv(global: unknown, path: string, run: () => void): void
}
interface Glass {
  MiniProgramEnv: new () => {
    getGlobalCodeSpace(): CodeSpace
    createCodeSpace(id: string, main: boolean): CodeSpace
    associateBackend(context: unknown): { createRoot(tag: string, space: CodeSpace, url: string): Root }
  }
  glassEasel: {
    CurrentWindowBackendContext: new () => object
    Element: { prototype: GlassElement }
    NativeNode: { prototype: GlassElement }
    Event: { new (type: string, detail: unknown, options: EventOptions): GlassEvent; dispatchEvent(target: GlassElement, event: GlassEvent): void }
    globalOptions: { throwGlobalError: boolean }
    addGlobalErrorListener(listener: (error: unknown) => boolean | void): void
  }
}
export const { MiniProgramEnv, glassEasel } = adapter as unknown as Glass

/** The browser as glass-easel's backend; events come from `events.ts` alone, so it listens to none. */
export class Backend extends glassEasel.CurrentWindowBackendContext {
  setListenerStats(): void {}
  setModelBindingStat(): void {}
}

/** Makes the framework's nodes speak to the document as built-ins expect it. Call once, before any page. */
export function adaptNodes(): void {
  const { setAttribute, setNodeStyle } = glassEasel.Element.prototype
  glassEasel.NativeNode.prototype.setAttribute = function (this: GlassElement, name, value) {
    // An undefined attribute is an absent one; otherwise `disabled="{{undefined}}"` disables.
    setAttribute.call(this, name, value ?? false)
    this.getBackendElement()?.receive?.(name, value)
  }
  const id = Object.getOwnPropertyDescriptor(glassEasel.Element.prototype, 'id')
  // The document carries the ids of the template as they are, for styles, labels and tests.
  Object.defineProperty(glassEasel.Element.prototype, 'id', {
    ...id,
    set(this: GlassElement, value: string) {
      id?.set?.call(this, value)
      const element = this.getBackendElement()
      if (element) element.id = String(value)
    },
  })
  glassEasel.Element.prototype.setNodeStyle = function (this: GlassElement, style, segment) {
    setNodeStyle.call(this, rpx(String(style ?? '')), segment)
  }
}

/** The framework's node at `element` or the nearest one above it. */
export function nodeAt(element: Element | null): GlassElement | null {
  for (let at: Node | null = element; at; at = at.parentNode ?? (at as Partial<ShadowRoot>).host ?? null) {
    const node = (at as BuiltIn).__wxElement
    if (node) return node
  }
  return null
}

/**
 * Tells the page of an event at `element`. `fields` stand on the event itself, as `touches` do.
 * @returns whether a `catch` listener or the page prevented what the browser does next.
 */
export function emit(element: Element | null, type: string, detail: unknown = {}, { bubbles = false, fields = {} } = {}): boolean {
  const node = nodeAt(element)
  if (!node) return false
  const event = new glassEasel.Event(type, detail, { bubbles, composed: bubbles, capturePhase: true, extraFields: fields })
  glassEasel.Event.dispatchEvent(node, event)
  return event.defaultPrevented()
}
