/** How this phone was opened, by its address: `?openid=…&scale=1.4&offline=1#pages/home/index?id=7`. */
export interface Settings {
  openid: string
  /** WeChat's font scale: 1 is plain, 1.75 the largest. */
  scale: number
  online: boolean
  /** The first page with its query, or empty for the program's own. */
  start: string
  /** Whether the window is that of WeChat for PC or a tablet. */
  wide: boolean
}

/** From this width on the frame is a window, not a phone. */
export const WIDE = 600

export function readSettings({ search, hash }: Location): Settings {
  const query = new URLSearchParams(search)
  const scale = Number(query.get('scale'))
  return {
    openid: query.get('openid') ?? 'guest',
    scale: scale > 0 ? scale : 1,
    online: query.get('offline') !== '1',
    // A slash may stand first: without it a browser would scroll to the element that bears the page's name.
    start: hash.replace(/^#\/?/, ''),
    wide: window.innerWidth >= WIDE,
  }
}
