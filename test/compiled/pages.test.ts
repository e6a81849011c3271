import { CODE } from './answers'
import { ROUTES, boot, device, open, tap, words } from './device'

beforeAll(boot)
afterEach(() => {
  document.body.innerHTML = ''
})

/** What a page is opened with where it needs more than nothing. */
const QUERIES: Record<string, Record<string, string>> = {
  'pages/receipt/index': { code: CODE },
  'pages/appeal/index': { code: CODE },
  'pages/act/index': { code: CODE, action: 'confirm' },
  'pages/result/index': { code: CODE },
  'officer/case/index': { code: CODE },
  'officer/act/index': { code: CODE, action: 'check' },
}

describe('the compiled mini-program', () => {
  it.each(ROUTES)('shows something in Chinese on %s', async (route) => {
    const page = await open(route, QUERIES[route])
    expect(words(page)).toMatch(/[一-鿿]{2,}/)
    page.detach()
  })

  it('shows at home what waits, what was solved, and the way to the form', async () => {
    const page = await open('pages/home/index')
    expect(words(page)).toContain('等您来办')
    expect(words(page)).toContain('已办结9件，共受理12件')
    await tap(page, '我要反映')
    expect(device.went.at(-1)).toMatch(/^\/?pages\/form\/index/)
    page.detach()
  })

  it('says beside the fields what is missing on the form, and asks nothing of the functions', async () => {
    const page = await open('pages/form/index')
    const before = device.asked.length
    await tap(page, '下一步')
    expect(words(page)).toContain('请写一下是什么事，几句话就行')
    expect(words(page)).toContain('请选一下事情在哪个村（社区）')
    expect(device.asked).toHaveLength(before)
    page.detach()
  })

  it('asks for a rating and a signature before a result is confirmed', async () => {
    const page = await open('pages/act/index', { code: CODE, action: 'confirm' })
    await tap(page, '确认并签名')
    expect(words(page)).toContain('请选择')
    expect(words(page)).toContain('请先签名')
    expect(device.asked.some(({ data }) => data.action === 'act')).toBe(false)
    page.detach()
  })
})
