import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, join } from 'node:path'
import { consoleRoutes } from '../../../localcloud/console'
import type { Route } from '../../../localcloud/http/route'
import { simulatorRoutes } from '../../../localcloud/simulator'
import { builtFixture } from './phone'

let built: Awaited<ReturnType<typeof builtFixture>>
let server: http.Server
let base: string

beforeAll(async () => {
  built = await builtFixture()
  const routes = [...simulatorRoutes({ dir: built.dir }), ...consoleRoutes({ title: '甲 & 乙', links: [{ text: '说明', href: '/docs?a=1&b=2' }] })]
  server = http.createServer((req, res) => {
    const { pathname } = new URL(req.url ?? '/', 'http://local')
    const matches = ({ method, path }: Route) => method === req.method && (typeof path === 'string' ? path === pathname : pathname.startsWith(path.prefix))
    const route = routes.find(matches)
    if (route) void route.handle(req, res, undefined as never)
    else res.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
  built.remove()
})

/** Asks for a path exactly as written: `fetch` would tidy `..` away. */
function get(path: string): Promise<{ status: number; type: string; body: string }> {
  const { port } = new URL(base)
  return new Promise((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port, path, agent: false }, (res) => {
        const chunks: Buffer[] = []
        res.on('data', (chunk: Buffer) => chunks.push(chunk))
        res.on('end', () => resolve({ status: res.statusCode ?? 0, type: res.headers['content-type'] ?? '', body: Buffer.concat(chunks).toString('latin1') }))
      })
      .on('error', reject)
  })
}

test('the simulator is served with its pictures, and nothing outside its folder is', async () => {
  expect(await get('/simulator/?openid=o-1')).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' })
  expect(await get('/simulator/assets/a.png')).toMatchObject({ status: 200, type: 'image/png' })
  for (const path of ['/simulator/none.js', '/simulator/../package.json', '/simulator/..%2f..%2f..%2fetc/passwd', '/simulator/%2e%2e/%2e%2e/etc/passwd', '/simulator//etc/passwd']) {
    expect((await get(path)).status).toBe(404)
  }
})

test('a folder beside it whose name begins with its own is outside too', async () => {
  const beside = `${built.dir}-beside`
  mkdirSync(beside)
  try {
    writeFileSync(join(beside, 'key.txt'), 'secret')
    expect((await get(`/simulator/..%2f${basename(beside)}%2fkey.txt`)).status).toBe(404)
  } finally {
    rmSync(beside, { recursive: true })
  }
})

test('the console is one page with its script, its styles and a photograph that carries a place', async () => {
  const page = await (await fetch(base)).text()
  expect(page).toContain('<h1>甲 &#38; 乙</h1>')
  expect(page).toContain('href="/docs?a=1&#38;b=2"')
  expect(page).toContain('本机模拟，不是真实微信')
  expect((await get('/console/console.js')).body).toContain('/console/waiting')
  expect(await get('/console/console.css')).toMatchObject({ status: 200, type: 'text/css; charset=utf-8' })
  const photograph = await get('/console/sample.jpg')
  expect(photograph.type).toBe('image/jpeg')
  // The upload has to strip it.
  expect(photograph.body).toContain('Exif')
})
