/** The built-in components of a template; each becomes `wx-<name>` in the document, except the canvas. */
export const BUILT_INS = [
  'view', 'text', 'image', 'button', 'input', 'textarea', 'scroll-view', 'swiper', 'swiper-item', 'picker', 'picker-view', 'picker-view-column', 'label', 'form',
  'checkbox', 'checkbox-group', 'radio', 'radio-group', 'switch', 'slider', 'canvas', 'icon', 'progress', 'navigator', 'rich-text', 'video', 'audio', 'web-view', 'map',
  'movable-area', 'movable-view', 'cover-view', 'cover-image', 'root-portal', 'page-meta', 'navigation-bar', 'page-container', 'share-element', 'match-media', 'editor',
  'official-account', 'open-data', 'ad', 'ad-custom', 'camera', 'live-player', 'live-pusher', 'functional-page-navigator', 'keyboard-accessory', 'voip-room',
  'native-slot', 'native-component', 'slot-view', 'block-view', 'static-view', 'pure-view', 'list-view', 'list-builder', 'grid-view', 'grid-builder', 'sticky-header', 'sticky-section', 'snapshot', 'span', 'draggable-sheet', 'open-container', 'nested-scroll-header', 'nested-scroll-body',
] as const

/** The tag of a built-in in the browser's document. */
export function tagOf(name: string): string {
  return name === 'canvas' ? 'canvas' : `wx-${name}`
}
