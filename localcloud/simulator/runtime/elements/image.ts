import { USER_PATH } from '../api/files'
import { assetUrl } from '../assets'
import { BuiltInElement } from './base'
import { phoneServices } from './services'

/** How each mode lays the picture into its box: [object-fit, object-position]. */
const MODES: Readonly<Record<string, readonly [string, string]>> = {
  scaleToFill: ['fill', 'center'],
  aspectFit: ['contain', 'center'],
  aspectFill: ['cover', 'center'],
  widthFix: ['fill', 'center'],
  heightFix: ['fill', 'center'],
  top: ['none', 'top'],
  bottom: ['none', 'bottom'],
  center: ['none', 'center'],
  left: ['none', 'left'],
  right: ['none', 'right'],
  'top left': ['none', 'top left'],
  'top right': ['none', 'top right'],
  'bottom left': ['none', 'bottom left'],
  'bottom right': ['none', 'bottom right'],
}

export class ImageElement extends BuiltInElement {
  private readonly image = document.createElement('img')

  constructor() {
    super()
    this.image.addEventListener('load', (event) => {
      event.stopPropagation()
      this.tell('load', { width: this.image.naturalWidth, height: this.image.naturalHeight })
    })
    this.image.addEventListener('error', (event) => {
      event.stopPropagation()
      this.tell('error', { errMsg: `GET ${this.image.src} failed` })
    })
    this.image.alt = ''
    this.image.draggable = false
  }

  connectedCallback(): void {
    if (this.image.parentNode !== this) this.append(this.image)
  }

  protected override changed(name: string): void {
    if (name === 'src') this.load(this.prop('src', ''))
    if (name === 'aria-label') this.image.alt = this.prop('aria-label', '')
    if (name === 'lazy-load') this.image.loading = this.prop('lazy-load', false) ? 'lazy' : 'eager'
    if (name === 'mode') {
      const mode = this.prop('mode', 'scaleToFill')
      const [fit, position] = MODES[mode] ?? ['fill', 'center']
      Object.assign(this.image.style, { objectFit: fit, objectPosition: position })
      this.dataset['mode'] = mode
    }
  }

  private load(source: string): void {
    if (!source) this.image.removeAttribute('src')
    else if (source.startsWith('cloud://') || source.startsWith(`${USER_PATH}/`)) {
      phoneServices().fileUrl(source).then(
        (url) => {
          if (this.prop('src', '') === source) this.image.src = url
        },
        (error: unknown) => this.tell('error', { errMsg: String(error) }),
      )
    } else this.image.src = assetUrl(source)
  }
}
