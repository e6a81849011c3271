import path from 'node:path'
import { defineConfig } from '@tarojs/cli'

import PICTURES from '../src/ui/pictures.json'

const root = path.resolve(__dirname, '..')

/** Icons that taro-ui's own parts show: the sheet's and the notice bar's. */
const TARO_UI_ICONS = ['close', 'chevron-right', 'volume-plus']

/** Taro's build of the mini-program: `src/` and `domain/` into `dist/weapp`, the folder that is uploaded. */
export default defineConfig({
  projectName: 'appeals',
  date: '2026-11-23',
  designWidth: 750,
  deviceRatio: { 750: 1 },
  sourceRoot: 'src',
  outputRoot: 'dist/weapp',
  plugins: ['config/aria/index.cjs', 'config/depth.cjs'].map((plugin) => path.join(root, plugin)),
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  // Kept between builds it once left a chunk that subpackages share as it was before a change: what is uploaded is built anew.
  cache: { enable: false },
  // Which CloudBase environment to call; empty is the one the mini-program is bound to.
  defineConstants: { CLOUD_ENV: JSON.stringify(process.env.TARO_APP_CLOUD_ENV ?? ''), SPEECH_PLUGIN: JSON.stringify(process.env.TARO_APP_SPEECH_PLUGIN ?? '') },
  // Chinese as itself: half the bytes of its escapes.
  terser: { enable: true, config: { output: { comments: false, ascii_only: false } } },
  alias: { '@': path.join(root, 'src'), domain: path.join(root, 'domain') },
  sass: {
    resource: ['tokens', 'mixins'].map((name) => path.join(root, `src/ui/${name}.scss`)),
  },
  mini: {
    // Taro compiles only src/ by default; the rules live beside it.
    compile: { include: [(file: string) => file.startsWith(path.join(root, 'domain'))] },
    optimizeMainPackage: { enable: true },
    // Nothing here writes HTML: its parser stays out of the main package.
    runtime: { enableInnerHTML: false },
    sassLoaderOption: {
      sassOptions: { quietDeps: true, silenceDeprecations: ['import', 'global-builtin', 'slash-div', 'legacy-js-api'] },
    },
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss: {
      pxtransform: { enable: true, config: {} },
      [path.join(root, 'config/one-unit.cjs')]: { enable: true, config: {} },
      [path.join(root, 'config/icons.cjs')]: { enable: true, config: { used: [...Object.values(PICTURES), ...TARO_UI_ICONS] } },
    },
  },
})
