import path from 'node:path'
import { defineConfig } from '@tarojs/cli'

const root = path.resolve(__dirname, '..')

/** Taro's build of the mini-program: `src/` and `domain/` into `dist/weapp`, the folder that is uploaded. */
export default defineConfig({
  projectName: 'appeals',
  date: '2026-11-23',
  designWidth: 750,
  deviceRatio: { 750: 1 },
  sourceRoot: 'src',
  outputRoot: 'dist/weapp',
  plugins: [path.join(root, 'config/aria/index.cjs')],
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: true },
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
    sassLoaderOption: {
      sassOptions: { quietDeps: true, silenceDeprecations: ['import', 'global-builtin', 'slash-div', 'legacy-js-api'] },
    },
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss: {
      pxtransform: { enable: true, config: {} },
      [path.join(root, 'config/one-unit.cjs')]: { enable: true, config: {} },
    },
  },
})
