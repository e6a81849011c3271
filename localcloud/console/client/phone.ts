import { byId } from './elements'
import type { Person } from './server'

type Holder = Pick<Person, 'openid' | 'name' | 'role' | 'unit' | 'wecom'>

/** The phone in the page: who holds it, its font scale and its network. */
export class Phone {
  holder: Holder | null = null
  private page = ''
  private readonly frame = byId<HTMLIFrameElement>('phone')
  private readonly scale = byId<HTMLSelectElement>('scale')
  private readonly offline = byId<HTMLInputElement>('offline')

  constructor(private readonly onChange: (holder: Holder) => void) {
    this.scale.addEventListener('change', () => this.open())
    byId('reload').addEventListener('click', () => this.open())
    this.offline.addEventListener('change', () => {
      this.frame.contentWindow?.postMessage({ simulator: { online: !this.offline.checked } }, location.origin)
    })
  }

  /** Gives the phone to someone and opens a page, the first one by default. */
  give(holder: Holder, page = ''): void {
    this.holder = holder
    this.page = page
    byId('holder').textContent = holder.name
    byId('holder-role').textContent = [holder.unit, holder.role].filter(Boolean).join(' · ')
    this.open()
    this.onChange(holder)
  }

  /** Opens a page as whoever holds the phone. */
  openPage(page: string): void {
    this.page = page
    this.open()
  }

  private open(): void {
    if (!this.holder) return
    const query = new URLSearchParams({ openid: this.holder.openid, scale: this.scale.value, ...(this.offline.checked && { offline: '1' }) })
    const address = `/simulator/?${query.toString()}#/${this.page.replace(/^\//, '')}`
    byId<HTMLAnchorElement>('alone').href = address
    // A change behind `#` alone would not start the program again.
    query.set('opened', String(Date.now()))
    this.frame.contentWindow?.location.replace(`/simulator/?${query.toString()}#/${this.page.replace(/^\//, '')}`)
  }
}
