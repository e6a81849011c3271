import type { BuiltIn } from './glass'
import { tagSelectors } from './units'

/** What a selector of the program names on the page that holds `place`. Ids may stand on pages below as well. */
export function findIn(place: Element, selector: string): BuiltIn[] {
  const page = place.closest('wx-page') ?? place
  // An id may begin with a figure, which the browser takes only as an attribute.
  const known = tagSelectors(selector).replaceAll('>>>', ' ').replace(/#([\w-]+)/g, '[id="$1"]')
  return [...page.querySelectorAll<BuiltIn>(known)]
}
