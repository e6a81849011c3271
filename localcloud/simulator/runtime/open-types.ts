import type { Abilities } from './api'
import { showModal } from './api/talk'
import type { Services } from './elements/services'
import { report } from './errors'
import type { Navigation } from './navigation'

type Tell = (event: string, detail: unknown) => void
type Ability = (options: object) => Promise<Record<string, unknown>>

/** What the built-ins need of the phone: buttons with an open type, navigators, files of the cloud. */
export function openTypes(wx: Record<string, unknown>, { person, files }: Omit<Abilities, 'wx'>, navigation: Navigation): Services {
  const ability = (name: string) => wx[name] as Ability
  const table: Readonly<Record<string, (tell: Tell) => unknown>> = {
    getPhoneNumber: async (tell) => tell('getphonenumber', await person.phoneNumber().catch((error: unknown) => ({ errMsg: `getPhoneNumber:fail ${String(error)}` }))),
    share: () => {
      const card = navigation.top.call('onShareAppMessage', { from: 'button' }) as { title?: string; path?: string } | undefined
      return showModal({ title: '转发（本机模拟）', content: `${card?.title ?? navigation.top.title}\n${card?.path ?? ''}`, showCancel: false })
    },
    agreePrivacyAuthorization: (tell) => {
      person.agree()
      tell('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
    },
    chooseAvatar: async (tell) => {
      const { tempFilePaths } = await ability('chooseImage')({ count: 1 })
      tell('chooseavatar', { avatarUrl: (tempFilePaths as string[])[0] })
    },
    openSetting: async (tell) => tell('opensetting', await ability('openSetting')({})),
    contact: () => showModal({ title: '客服会话', content: '本机模拟：真实微信在此打开客服会话。', showCancel: false }),
    feedback: () => showModal({ title: '意见反馈', content: '本机模拟：真实微信在此打开意见反馈页。', showCancel: false }),
  }
  const moves: Readonly<Record<string, string>> = { navigate: 'navigateTo', redirect: 'redirectTo', switchTab: 'switchTab', reLaunch: 'reLaunch', navigateBack: 'navigateBack' }

  return {
    openType(types, tell) {
      for (const type of types.split('|')) {
        const act = table[type]
        if (!act) report(`button open-type="${type}" is not simulated`)
        else void Promise.resolve(act(tell)).catch(report)
      }
    },
    navigate(openType, url, delta) {
      const name = moves[openType]
      if (name) ability(name)({ url, delta }).catch(report)
      else report(`navigator open-type="${openType}" is not simulated`)
    },
    fileUrl: async (file) => {
      if (file.startsWith('cloud://')) throw new Error('the bucket is closed to clients: a function hands out the address')
      return URL.createObjectURL(files.get(file))
    },
  }
}
