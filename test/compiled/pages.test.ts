import { ANSWERS, CODE } from './answers'
import { ARRIVED, QUERIES } from './arrived'
import { ROUTES, boot, device, gone, open, see, tap, words } from './device'

const complaints = jest.spyOn(console, 'error').mockImplementation(() => undefined)
beforeAll(boot)
afterEach(() => {
  document.body.innerHTML = ''
  expect(complaints.mock.calls).toEqual([])
})

/** What a page says when it cannot show what it is for. */
const FAILED = /没能打开|现在不能这样办|undefined|\[object/

describe('the compiled mini-program', () => {
  it.each(ROUTES)('shows what it has, in Chinese, on %s', async (route) => {
    const page = open(route, QUERIES[route])
    await see(page, ARRIVED[route]!)
    expect(words(page)).not.toMatch(FAILED)
    page.detach()
  })

  it('shows at home what waits, what was solved, and the way to the form', async () => {
    const page = open('pages/home/index')
    await see(page, '等您来办')
    await see(page, '有效12件，化解9件，化解率75.0%')
    await tap(page, '我要反映')
    expect(await gone(page)).toMatch(/^\/?pages\/form\/index/)
    page.detach()
  })

  it('follows an export from the queue to its file, and goes on with one that failed', async () => {
    const view = { id: 'p-1:export-0002', what: 'ledger', words: '望溪街道台账', at: Date.now(), state: 'queued', rows: 0, files: [] as unknown[], expiresAt: Date.now() + 86_400_000 }
    const answered = (changes: object) => ({ ok: true, value: { ...view, ...changes } })
    device.instead.set('export.mine', { ok: true, value: { items: [view], next: null } })
    device.instead.set('export.follow', answered({ state: 'making', rows: 50_000, files: [{ name: '台账-1.xlsx', rows: 50_000, bytes: 1, url: null }] }))
    const page = open('officer/exports/index', { id: view.id })
    await see(page, '做好了1个文件，50000行，正在做第2个')
    device.instead.set('export.follow', answered({ state: 'failed' }))
    await see(page, '没有做成')
    device.instead.set('export.again', answered({ state: 'queued' }))
    device.instead.set('export.follow', answered({ state: 'done', rows: 2, files: [{ name: '台账-2026-03-02.xlsx', rows: 2, bytes: 3_000_000, url: 'ledger.xlsx' }] }))
    await tap(page, '接着做')
    await see(page, '台账-2026-03-02.xlsx')
    await see(page, '2行，2.9 MB')
    device.instead.clear()
    page.detach()
  })

  it('says beside the fields what is missing on the form, and files nothing', async () => {
    const page = open('pages/form/index')
    await tap(page, '下一步')
    await see(page, '请写一下是什么事，几句话就行')
    await see(page, '请选一下事情在哪个村（社区）')
    expect(device.asked.some(({ data }) => data.action === 'submit')).toBe(false)
    page.detach()
  })

  it.each([
    ['what does not exist', { code: 'NOT_FOUND', message: '没有找到，请核对编码。' }, '打不开这一页', '回首页', '再试一次'],
    ['what did not arrive', { code: 'FAILED', message: '没有办成，请稍后再试。' }, '没能打开', '再试一次', '回首页'],
  ])('offers a way on that leads somewhere for %s', async (_, problem, title, offered, other) => {
    device.instead.set('appeal.publishedOne', { ok: false, problem })
    const page = open('pages/result/index', { code: `BZ-26-000002-${problem.code}` })
    await see(page, title)
    await see(page, problem.message)
    expect(words(page)).toContain(offered)
    expect(words(page)).not.toContain(other)
    device.instead.clear()
    page.detach()
  })

  it('asks for a rating and a signature before a result is confirmed', async () => {
    const page = open('pages/act/index', { code: CODE, action: 'confirm' })
    await tap(page, '确认并签名')
    await see(page, '请选择')
    await see(page, '请先签名')
    expect(device.asked.some(({ data }) => data.action === 'act')).toBe(false)
    page.detach()
  })

  it('tells who judges a photo why it is held back, and takes their word; tells whose appeal it is that one is hidden', async () => {
    const photo = (held: object) => ({ ok: true, value: { ...ANSWERS.appeal.open, attachments: [{ id: 'e-1', kind: 'photo', url: null, held }] } })
    device.instead.set('casework.open', photo({ words: '内容安全检查认为违规，这张照片已隐藏（违法犯罪）', url: 'photo.jpg', may: ['clear', 'bar'] }))
    const page = open('officer/case/index', { code: 'BZ-26-000008-P' })
    await see(page, '内容安全检查认为违规，这张照片已隐藏（违法犯罪）')
    await see(page, '看这张照片')
    await tap(page, '看过了，没有问题')
    expect(device.asked.find(({ data }) => data.action === 'judgePhoto')?.data.input).toEqual({ code: CODE, photo: 'e-1', fine: true })
    page.detach()
    device.instead.set('appeal.open', photo({ words: '有一张照片没有通过内容安全检查，已隐藏', url: null, may: [] }))
    const own = open('pages/appeal/index', { code: 'BZ-26-000008-P' })
    await see(own, '有一张照片没有通过内容安全检查，已隐藏')
    expect(words(own)).not.toContain('看这张照片')
    device.instead.clear()
    own.detach()
  })
})
