import { BUILT_INS, tagOf } from './elements/names'

const TAGS = BUILT_INS.join('|')
const TYPE_SELECTOR = new RegExp(`(^|[\\s>+~,(])(page|${TAGS})(?=$|[\\s.:#\\[>+~,)])`, 'g')

/** A selector of the program with the tags that its built-ins have in the document. */
export function tagSelectors(selector: string): string {
  return selector.replace(TYPE_SELECTOR, (_, before: string, tag: string) => before + tagOf(tag))
}

/** rpx in a style becomes a multiple of `--rpx`, a 750th of the phone's width, which the frame sets. */
export function rpx(style: string): string {
  return style.replace(/(-?\d*\.?\d+)rpx\b/g, 'calc($1 * var(--rpx))')
}
