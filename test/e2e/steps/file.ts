import path from 'node:path'
import type { SampleDistrict } from '../../../scripts/sample/district'
import { ROOT } from '../../../scripts/root'
import type { Phone } from '../harness'

/** A photograph with the data of its camera and place, as phones write them. */
export const PHOTO = path.join(ROOT, 'localcloud/console/sample.jpg')

const CODE = /BZ-26-\d{6}-[A-Z]/

/** Chooses a village on the form: the township first, then the village. */
export async function chooseVillage(phone: Phone, district: SampleDistrict, village: string): Promise<void> {
  const unit = district.units.find(({ id }) => id === village)!
  const township = district.units.find(({ id }) => id === unit.parent)!
  await phone.tap('点这里选村（社区）')
  await phone.tap(township.name)
  await phone.tap(unit.name)
  await phone.see(`${township.name} ${unit.name}`)
}

/** The code on the receipt that is on the screen. */
export async function codeOnReceipt(phone: Phone): Promise<string> {
  await phone.see('收到了，谢谢您')
  const code = CODE.exec(await phone.read())?.[0]
  if (!code) throw new Error('no code on the receipt')
  return code
}

/** Chooses one unit in the sheet of a form's field. */
export async function chooseUnit(phone: Phone, label: string, name: string): Promise<void> {
  await phone.tap(`[aria-label="${label}，点按选择"]`)
  await phone.fill('搜单位名称', name)
  await phone.tap(name)
}
