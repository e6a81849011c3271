/**
 * A postcss plugin: every rpx length becomes a multiple of `--u`, and lengths of text also of `--type`.
 *
 * `--u` is 1rpx on a phone and half a pixel in a wide window, where rpx would blow everything up;
 * `--type` is the factor of large type that `Screen` sets. taro-ui's own styles pass through here
 * too, so one factor reaches every component. See `src/app.scss` for the two properties.
 */
const TEXT = new Set(['font-size', 'line-height'])
const RPX = /(-?\d*\.?\d+)rpx\b/g

module.exports = () => ({
  postcssPlugin: 'one-unit',
  Declaration(decl) {
    if (decl.prop.startsWith('--') || !decl.value.includes('rpx')) return
    const factor = TEXT.has(decl.prop) ? ' * var(--type)' : ''
    decl.value = decl.value.replace(RPX, (_, n) => `calc(${n} * var(--u)${factor})`)
  },
})
module.exports.postcss = true
