import { cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import { inlineImports, toBrowserCss } from './styles'
import { compileTemplates } from './templates'

const RUNTIME = path.join(__dirname, 'runtime')
const STYLE_SHEETS = ['frame', 'elements', 'overlay', 'wide']
const COMPILED = /\.(wxml|wxss|wxs|js|json|map|txt)$/

/** One compiled mini-program, by the paths inside its folder. */
type Files = ReadonlyMap<string, string>

/**
 * Compiles `dist`, the folder that is uploaded to WeChat, into `out`: one page (`index.html`) that
 * runs it in a browser. Pictures and fonts are copied as they are.
 * @throws when `dist` holds no app.json or a template does not compile.
 */
export async function buildSimulator({ dist, out }: { dist: string; out: string }): Promise<void> {
  const names = await readdir(dist, { recursive: true, withFileTypes: true })
  const paths = names.filter((entry) => entry.isFile()).map((entry) => path.relative(dist, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
  if (!paths.includes('app.json')) throw new Error(`${dist} holds no compiled mini-program: app.json is missing`)

  const files: Files = new Map(await Promise.all(paths.filter((name) => COMPILED.test(name)).map(async (name) => [name, await readFile(path.join(dist, name), 'utf8')] as const)))
  await mkdir(out, { recursive: true })
  const [pageStyles, appCss] = stylesOf(files)
  await Promise.all([
    writeFile(path.join(out, 'app.js'), programOf(files, pageStyles)),
    writeFile(path.join(out, 'app.css'), appCss),
    writeFile(path.join(out, 'simulator.css'), await frameCss()),
    writeFile(path.join(out, 'index.html'), PAGE),
    build({ entryPoints: [path.join(RUNTIME, 'start.ts')], bundle: true, format: 'iife', target: 'es2022', outfile: path.join(out, 'simulator.js'), logLevel: 'error' }),
    ...paths.filter((name) => !COMPILED.test(name)).map((name) => cp(path.join(dist, name), path.join(out, name))),
  ])
}

/** The mini-program as a script that leaves it in `__program`, to be run by the runtime. */
function programOf(files: Files, styles: Record<string, string>): string {
  const of = (extension: string) => [...files].filter(([name]) => name.endsWith(extension))
  const json = Object.fromEntries(of('.json').filter(([name]) => name !== 'project.config.json').map(([name, text]) => [name.slice(0, -5), JSON.parse(text)]))
  const templates = compileTemplates(of('.wxml'), of('.wxs'))
  const modules = of('.js').map(([name, code]) => `${JSON.stringify(name)}:function(require,module,exports){${code}\n}`)
  return `window.__program={json:${JSON.stringify(json)},styles:${JSON.stringify(styles)},templates:${templates},modules:{${modules.join(',\n')}}}`
}

/** A page's own sheet holds for that page only; all other sheets are the application's. */
function stylesOf(files: Files): [Record<string, string>, string] {
  const app = JSON.parse(files.get('app.json') ?? '{}') as { pages: string[]; subPackages?: Packages; subpackages?: Packages }
  const pages = new Set([...app.pages, ...(app.subPackages ?? app.subpackages ?? []).flatMap(({ root, pages }) => pages.map((page) => path.posix.join(root, page)))])
  const sheets = [...files].filter(([name]) => name.endsWith('.wxss'))
  const css = (name: string) => toBrowserCss(inlineImports(name, (file) => files.get(file) ?? ''))
  const own = sheets.map(([name]) => name.slice(0, -5)).filter((name) => pages.has(name))
  const imported = new Set(sheets.flatMap(([name, text]) => [...text.matchAll(/@import\s+["']([^"']+)["']/g)].map(([, target]) => path.posix.join(path.posix.dirname(name), target ?? ''))))
  const shared = sheets.map(([name]) => name).filter((name) => !pages.has(name.slice(0, -5)) && name !== 'app.wxss' && !imported.has(name))
  return [Object.fromEntries(own.map((name) => [name, css(`${name}.wxss`)])), ['app.wxss', ...shared].map(css).join('\n')]
}

type Packages = { root: string; pages: string[] }[]

async function frameCss(): Promise<string> {
  const sheets = await Promise.all(STYLE_SHEETS.map((name) => readFile(path.join(RUNTIME, 'styles', `${name}.css`), 'utf8')))
  return sheets.join('\n')
}

const PAGE = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<title>小程序（本机模拟）</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="simulator.css">
<link rel="stylesheet" href="app.css">
</head>
<body>
<script src="app.js"></script>
<script src="simulator.js"></script>
</body>
</html>
`
