import path from 'node:path'
import { rpx, tagSelectors } from './runtime/units'

/** The sheet with every `@import "…"` replaced by what it names, relative to the sheet. */
export function inlineImports(name: string, read: (file: string) => string): string {
  return read(name).replace(/@import\s+(?:url\()?["']([^"']+)["']\)?\s*;?/g, (_, target: string) =>
    inlineImports(path.posix.join(target.startsWith('/') ? '.' : path.posix.dirname(name), target), read),
  )
}

/**
 * wxss as the simulator's page understands it: rpx in the phone's unit, viewport units and safe
 * areas in the frame's, built-in tags under the names they have in the browser's document.
 */
export function toBrowserCss(wxss: string): string {
  return rpx(wxss.replace(/\/\*[\s\S]*?\*\//g, ''))
    .replace(/(-?\d*\.?\d+)vh\b/g, '$1cqh')
    .replace(/(?:env|constant)\(\s*safe-area-inset-(top|bottom|left|right)[^)]*\)/g, 'var(--safe-$1)')
    .replace(/([^{};]+)\{/g, (rule, selector: string) => (selector.trim().startsWith('@') ? rule : `${tagSelectors(selector)}{`))
}
