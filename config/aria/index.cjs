const path = require('node:path')

const components = require('./components.cjs')

/** A Taro plugin: lets every component carry the attributes of `components.cjs` into the templates. */
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      platform.template.mergeComponents(ctx, components)
      platform.runtimePath = [].concat(platform.runtimePath, path.join(__dirname, 'runtime.js'))
    },
  })
}
