import type { SampleDistrict } from '../sample/district'

/** The phone that the first administrator of an empty district holds; its page is where the secret is typed in. */
export const FIRST_ADMIN = { openid: 'o-first-admin', page: 'admin/begin/index' } as const
const NAMES = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸']

/** Who can hold a phone in a district that nobody set up: nobody of them is known to it before opening the program. */
export const NEWCOMERS: SampleDistrict = {
  units: [],
  grids: [],
  departments: {} as SampleDistrict['departments'],
  people: [{ openid: FIRST_ADMIN.openid, name: '首位管理员' }, ...NAMES.map((name, at) => ({ openid: `o-newcomer-${at + 1}`, name: `微信用户${name}` }))].map((one) => ({ ...one, id: one.openid, phone: '', posts: [] })),
}
