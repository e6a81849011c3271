import type { WalkContext } from './harness'
import { through } from './steps/doors'
import { PHOTO } from './steps/file'
import { expectNothingCut } from './steps/fit'
import { looking } from './steps/look'

export const name = 'outreach-letters'

const LETTERS = ['组上的路灯坏了两个月，晚上老人出门看不见，请派人来换。', '老人活动室的顶漏雨，请来修一修。', '低保名额没有按规定评，该评上的没有评上，要求查清楚。'] as const

/** A letter box is hung, opened by two people, and its three letters are entered: in normal type and in the largest. */
export async function walk(context: WalkContext): Promise<void> {
  await box(context, 'T12V01', 'letters', 1)
  await box(context, 'T12V02', 'letters-huge', 1.75)
}

async function box({ stage, phone }: WalkContext, village: string, pictures: string, scale: number): Promise<void> {
  const [cadre, secretary] = [stage.at(village, 'villageCadre'), stage.at(village, 'villageSecretary')]
  const one = await phone(cadre, { page: 'officer/desk/index', scale })
  const taken = looking(pictures)
  const look = (picture: string) => taken(one, picture)
  await through(one, '意见箱', scale)
  await one.see('还没有登记意见箱')
  await look('boxes-empty')
  await one.tap('加一个意见箱')
  await one.tap('登记')
  await one.see('请起个名字')
  await one.see('请选保管钥匙的人')
  await look('box-form-wrong')
  await one.fill('名称', '村口信箱')
  await one.fill('挂在哪里', '小卖部门口')
  await one.tap('[aria-label="谁保管钥匙，点按选择"]')
  await one.tap(secretary.name)
  await look('box-form')
  await one.tap('登记')
  await one.tap('村口信箱')
  await one.see('今天刚挂')
  await look('box')

  await one.tap('开箱登记')
  await one.see('和您一起开箱的人')
  await one.tap('登记开箱')
  await one.see('开箱要有两个不同的人在场')
  await one.see('请数一数')
  await look('open-wrong')
  await one.tap('[aria-label="和您一起开箱的人，点按选择"]')
  await look('openers')
  await one.tap(secretary.name)
  await one.fill('箱里有几封信', '3')
  await look('open')
  await one.tap('登记开箱')
  await one.see('信还没有登记')
  await look('opening-empty')

  await one.tap('录一封信')
  await one.tap('存好')
  await one.see('请拍下信的原件')
  await look('letter-wrong')
  for (const [index, text] of LETTERS.entries()) {
    await one.attach(PHOTO, '拍照或选图')
    await one.page.locator('.sim-view:not([hidden]) .photos__image').first().waitFor()
    await one.fill('信上写的是什么事？', text)
    await one.tap(index === 2 ? '是的' : '不是')
    if (index === 1) {
      await one.fill('姓名', '吴秀英')
      await one.fill('电话', '13')
      await one.tap('存好，录下一封')
      await one.see('电话号码好像不对')
      await one.fill('电话', '13912345678')
    }
    if (index === 2) {
      await one.tap('[aria-label="是哪个单位，点按选择"]')
      await one.tap(stage.district.units.find(({ id }) => id === village)!.name)
      await one.tap('选好了')
      await look('letter')
    }
    await one.page.waitForFunction(() => !document.querySelector('.sim-view:not([hidden]) .photos__veil'))
    await one.tap(index === 2 ? '存好' : '存好，录下一封')
    if (index < 2) await one.page.waitForFunction(() => !document.querySelector('.sim-view:not([hidden]) .photos__image'))
  }
  await one.see('还在本机的')
  await one.see('3封')
  await look('opening-kept')
  await one.tap('登记这3封')
  await one.see('登记了的')
  await one.gone('还在本机的')
  // The one about the village itself went past it.
  await one.see('另有1封已直接交上级')
  await look('opening-entered')
  for (const text of LETTERS.slice(0, 2)) await one.see(text.slice(0, 10))
  await one.gone(LETTERS[2].slice(0, 10))
  await one.back()
  await one.see('就在今天')
  await look('box-opened')

  const other = await phone(stage.at(village, 'gridWorker'), { page: 'outreach/boxes/index', scale })
  await other.tap('村口信箱')
  await other.tap(`${cadre.name}、${secretary.name}`)
  await other.see(LETTERS[0].slice(0, 10))
  await other.gone('已直接交上级')
  await other.shot(`${pictures}-other`)
  await expectNothingCut(other)
  for (const each of [one, other]) await each.expectNoErrors()
}
