import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Taken } from './take'
import { LOOKS, STATES } from './states'

const FOLDER = path.join(__dirname, '..', 'output', 'sheet')

/** Empties the folder of pictures. */
export async function clearPictures(): Promise<void> {
  await rm(FOLDER, { recursive: true, force: true })
  await mkdir(FOLDER, { recursive: true })
}

/** Where a picture is kept. */
export const pictureFile = (name: string) => path.join(FOLDER, `${name}.png`)

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Writes the sheet: all pictures in a grid, a row for each screen and state, with what was found wrong. Answers its file. */
export async function writeIndex(taken: readonly Taken[]): Promise<string> {
  const rows = new Map<string, Taken[]>()
  for (const one of taken) rows.set(`${one.screen.name} ${one.screen.state}`, [...(rows.get(`${one.screen.name} ${one.screen.state}`) ?? []), one])
  const sections = [...rows.values()].sort(([a], [b]) => (a!.screen.route < b!.screen.route ? -1 : a!.screen.route > b!.screen.route ? 1 : 0)).map((row) => {
    const { screen } = row[0]!
    return `<section id="${escaped(`${screen.name}-${screen.state}`)}"><h2>${escaped(screen.name)} · ${STATES[screen.state].words} <small>${escaped(screen.route)}</small></h2><div>${row.map(figure).join('')}</div></section>`
  })
  const failed = taken.filter(({ faults }) => faults.length > 0).length
  const file = path.join(FOLDER, 'index.html')
  await writeFile(file, `${HEAD}<h1>${taken.length} 幅画面，${failed} 幅有问题</h1>${sections.join('\n')}</body></html>\n`)
  return file
}

function figure({ look, pictures, faults }: Taken): string {
  const images = pictures.map((name) => `<a href="${escaped(name)}.png"><img loading="lazy" src="${escaped(name)}.png" alt="${escaped(name)}"></a>`).join('')
  const found = faults.length > 0 ? `<ul>${faults.map((fault) => `<li>${escaped(fault)}</li>`).join('')}</ul>` : ''
  return `<figure class="${look}${faults.length > 0 ? ' bad' : ''}">${images}<figcaption>${LOOKS[look].words}${found}</figcaption></figure>`
}

const HEAD = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>画面总览</title><style>
body{margin:24px;font:14px/1.5 sans-serif;background:#eef0f3;color:#1f2329}section>div{display:flex;flex-wrap:wrap;gap:16px;align-items:flex-start}
h2{margin:24px 0 8px;font-size:16px}small{font-weight:400;color:#5c6370}figure{margin:0;padding:8px;background:#fff;border-radius:8px;max-width:440px}figure.wide{max-width:560px}
figure.bad{outline:3px solid #c81e1e}img{width:200px;vertical-align:top;border:1px solid #e1e4e9;margin-right:8px}.wide img{width:540px}li{color:#c81e1e}</style></head><body>`
