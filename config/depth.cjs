/**
 * How deep elements of one name stand within each other at most. A template exists for each depth, and Taro's own limits
 * (none for the first two) cost 25 KB of the main package. What stood deeper would not be drawn.
 */
const DEEPEST = { text: 3, 'catch-view': 3, 'scroll-view': 1 }

/** A Taro plugin: keeps the templates to the depths that this mini-program has. */
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      for (const [name, depth] of Object.entries(DEEPEST)) platform.template.nestElements.set(name, depth)
    },
  })
}
