import type { SamplePerson } from '../../scripts/sample/district'
import type { WalkContext } from './harness'
import { chooseVillage } from './steps/file'
import { expectNothingCut } from './steps/fit'

export const name = 'errands'

const VILLAGE = 'T07V01'
const HUGE = { scale: 1.75 }
const WIDE = { width: 1024, height: 768 }
const TEXT = '身份证丢了，腿脚不便，想请人帮忙补办。'

/** A resident asks, a commissioner takes it, goes on step by step, is told that it is not done yet, and ends it; another is written down at the door. */
export async function walk(context: WalkContext): Promise<void> {
  const resident = context.stage.resident(VILLAGE)
  const cadre = context.stage.at(VILLAGE, 'villageCadre')
  await asked(context, resident)
  await taken(context, cadre)
  await answered(context, resident)
  await ended(context, resident, cadre)
  await atTheDoor(context, cadre)
  await numbers(context)
}

/** From the resident's own page to a request that waits; what is missing is said beside its field. */
async function asked({ stage, phone }: WalkContext, who: SamplePerson): Promise<void> {
  const one = await phone(who, { page: 'pages/me/index' })
  await one.tap('请人帮办')
  await one.see('还没有请人帮办过')
  await one.shot('errands-01-none')
  await one.tap('我要请人帮办')
  await one.see('两个工作日内会有服务专员接单')
  await one.tap('提交')
  await one.see('请选要办什么事')
  await one.see('请选在哪个村（社区）')
  await one.shot('errands-02-missing')
  await one.tap('证件和证明')
  await one.fill('说一说', TEXT)
  await chooseVillage(one, stage.district, VILLAGE)
  await one.see('专员会打您验证过的手机号')
  await one.shot('errands-03-written')
  await one.tap('提交')
  await one.tap('允许')
  await one.see('等服务专员接单')
  await one.see('还没有接单')
  await one.shot('errands-04-asked')
  await one.expectNoErrors()
  await one.close()
}

async function taken({ phone, stage }: WalkContext, cadre: SamplePerson): Promise<void> {
  await stage.settle()
  const one = await phone(cadre, { page: 'officer/desk/index' })
  await one.tap('更多')
  await one.tap('帮办')
  await one.see(TEXT)
  await one.shot('errands-05-desk')
  await one.tap(TEXT)
  await one.see('群众 请人帮办')
  await one.shot('errands-06-before')
  await one.tap('说明办不了')
  await one.see('请先写一句说明')
  await one.tap('接单')
  await one.see('没能办成')
  await one.fill('看完整姓名和电话，用来做什么', '约上门拍照的时间')
  await one.tap('看联系方式')
  await one.see(stage.resident(VILLAGE).phone)
  await one.fill('说明', '照片已拍，明天去派出所。')
  await one.shot('errands-07-taken')
  await one.tap('记一步')
  await one.see('照片已拍，明天去派出所。')
  await one.fill('说明', '证已送到家里。')
  await one.tap('办好了')
  await one.see('待群众确认')
  await one.scrollToEnd()
  await one.shot('errands-08-done')
  await one.expectNoErrors()
  await one.close()
}

/** In the largest type: the steps as the resident reads them, and what is not done yet. */
async function answered({ phone }: WalkContext, who: SamplePerson): Promise<void> {
  const one = await phone(who, { ...HUGE, page: 'errands/mine/index' })
  await one.see('办好了，请您确认')
  await one.shot('errands-09-mine-huge')
  await expectNothingCut(one)
  await one.tap(TEXT)
  await one.see('照片已拍，明天去派出所。')
  await one.shot('errands-10-own-huge')
  await expectNothingCut(one)
  await one.fill('说明', '名字印错了，请再跑一趟。')
  await one.tap('还没有办好')
  await one.see('正在帮您办')
  await one.expectNoErrors()
  await one.close()
}

/** Passed on, taken by another of the village, and done; the resident says yes. */
async function ended({ stage, phone }: WalkContext, who: SamplePerson, cadre: SamplePerson): Promise<void> {
  const first = await phone(cadre, { page: 'errands/desk/index' })
  await first.tap('我接的')
  await first.tap(TEXT)
  await first.see('名字印错了，请再跑一趟。')
  await first.fill('说明', '我去培训，请别的同志接着办。')
  await first.tap('转给别的专员')
  await first.see('等接单')
  await first.expectNoErrors()
  await stage.settle()
  const second = await phone(stage.at(VILLAGE, 'gridWorker'), { page: 'errands/desk/index' })
  await second.tap(TEXT)
  await second.tap('接单')
  await second.see('没能办成')
  await second.fill('说明', '换了新的证，已送到。')
  await second.tap('办好了')
  await second.see('待群众确认')
  await second.expectNoErrors()
  const home = await phone(who, { page: 'errands/mine/index' })
  await home.tap(TEXT)
  await home.see('换了新的证，已送到。')
  await home.shot('errands-11-confirm')
  await home.tap('确认办好')
  await home.see('已办好')
  await home.gone('现在可以')
  await home.shot('errands-12-confirmed')
  await home.expectNoErrors()
}

/** Written down for somebody without a phone, and what was done in the village. */
async function atTheDoor({ stage, phone }: WalkContext, cadre: SamplePerson): Promise<void> {
  const one = await phone(cadre, { page: 'errands/desk/index' })
  await one.tap('上门登记一件')
  await one.see('替群众登记，登记后由您接办。')
  await one.tap('看病、取药')
  await one.fill('说一说', '每月到卫生院取一次降压药。')
  await chooseVillage(one, stage.district, VILLAGE)
  await one.fill('替谁办', '老张')
  await one.shot('errands-13-door')
  await one.tap('登记并接办')
  await one.see('没有留')
  await one.shot('errands-14-door-done')
  await one.fill('说明', '药已送到。')
  await one.tap('办好了')
  await one.gone('没能办成')
  await one.expectNoErrors()
}

async function numbers({ stage, phone }: WalkContext): Promise<void> {
  await stage.settle()
  const one = await phone(stage.at(VILLAGE, 'villageSecretary'), { ...WIDE, page: 'errands/desk/index' })
  await one.see('2件，其中上门登记1件')
  await one.tap('办过的')
  await one.see('每月到卫生院取一次降压药。')
  await one.shot('errands-15-ended-wide')
  await one.expectNoErrors()
  const huge = await phone(stage.at(VILLAGE, 'villageSecretary'), { ...HUGE, page: 'errands/desk/index' })
  await huge.see('2件，其中上门登记1件')
  await huge.shot('errands-16-desk-huge')
  await expectNothingCut(huge)
}
