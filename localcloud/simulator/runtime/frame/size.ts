import { WIDE, type Settings } from '../settings'

/** WeChat for PC and tablets lay out as a large phone does and leave the width to the program's own media queries. */
const WIDEST_DESIGN = 414
/** Phones at least this tall have a home indicator instead of a button. */
const TALL = 720

/** Sets the frame's measures, now and whenever the window changes. */
export function fitFrame(settings: Settings): void {
  const fit = (): void => {
    const { innerWidth, innerHeight } = window
    settings.wide = innerWidth >= WIDE
    const { style } = document.documentElement
    style.setProperty('--rpx', `${Math.min(innerWidth, settings.wide ? WIDEST_DESIGN : innerWidth) / 750}px`)
    style.setProperty('--safe-bottom', !settings.wide && innerHeight >= TALL ? '34px' : '0px')
    style.setProperty('--font-size', `${16 * settings.scale}px`)
    document.documentElement.classList.toggle('sim-wide', settings.wide)
  }
  fit()
  window.addEventListener('resize', fit)
}
