/** rpx in a style becomes a multiple of `--rpx`, a 750th of the phone's width, which the frame sets. */
export function rpx(style: string): string {
  return style.replace(/(-?\d*\.?\d+)rpx\b/g, 'calc($1 * var(--rpx))')
}
