import { h } from '../dom'
import { ask } from '../overlay'
import { Failure, type Calls } from './calls'

interface Place {
  name: string
  address: string
  latitude: number
  longitude: number
}

/** A few made-up points round one spot; a stand-in for WeChat's map. */
const AROUND: readonly Place[] = [
  { name: '村委会', address: '村部广场东侧', latitude: 36.651, longitude: 117.12 },
  { name: '便民服务大厅', address: '镇政府一楼', latitude: 36.653, longitude: 117.124 },
  { name: '村口公交站', address: '主路与环村路交叉口', latitude: 36.6495, longitude: 117.117 },
  { name: '村小学', address: '学校路 1 号', latitude: 36.6521, longitude: 117.1185 },
  { name: '农贸市场', address: '市场街 8 号', latitude: 36.6542, longitude: 117.1262 },
]

/** Choosing a place, and showing or calling one. */
export function placeCalls(): Calls {
  return {
    chooseLocation: async () => {
      const place = await choosePlace()
      if (!place) throw new Failure('cancel')
      return place
    },
    getLocation: () => ({ ...AROUND[0], accuracy: 30, speed: -1, altitude: 0, verticalAccuracy: 0, horizontalAccuracy: 30 }),
    getFuzzyLocation: () => ({ latitude: AROUND[0]?.latitude, longitude: AROUND[0]?.longitude }),
    openLocation: ({ name = '', address = '', latitude, longitude }: Partial<Place>) => show('位置', name || `${latitude}, ${longitude}`, address),
    makePhoneCall: ({ phoneNumber }: { phoneNumber: string }) => show('拨打电话', phoneNumber, '本机模拟：不会真的拨出'),
    scanCode: async () => {
      const result = await ask<string | null>({ label: '扫一扫', className: 'sim-modal', dismissed: null }, (answer) => {
        const field = h('input', { 'aria-label': '二维码内容', placeholder: '输入二维码的内容' })
        return [h('div', { className: 'sim-modal-body' }, h('b', { textContent: '扫一扫（本机模拟）' }), field), h('div', { className: 'sim-modal-foot' }, h('button', { type: 'button', textContent: '取消', onclick: () => answer(null) }), h('button', { type: 'button', className: 'sim-confirm', textContent: '确定', onclick: () => answer(field.value) }))]
      })
      if (result === null) throw new Failure('cancel')
      return { result, scanType: 'QR_CODE', charSet: 'utf-8', path: result }
    },
  }
}

function choosePlace(): Promise<Place | null> {
  return ask<Place | null>({ label: '选择位置', className: 'sim-sheet sim-places', dismissed: null }, (answer) => [
    h('div', { className: 'sim-picker-head' }, h('button', { type: 'button', textContent: '取消', onclick: () => answer(null) }), h('b', { textContent: '选择位置（本机模拟）' }), h('span')),
    ...AROUND.map((place) => h('button', { type: 'button', className: 'sim-place', onclick: () => answer(place) }, h('b', { textContent: place.name }), h('small', { textContent: place.address }))),
  ])
}

async function show(title: string, main: string, note: string): Promise<void> {
  await ask<void>({ label: title, className: 'sim-modal' }, (answer) => [
    h('div', { className: 'sim-modal-body' }, h('b', { textContent: title }), h('p', { className: 'sim-number', textContent: main }), note && h('small', { textContent: note })),
    h('div', { className: 'sim-modal-foot' }, h('button', { type: 'button', className: 'sim-confirm', textContent: '知道了', onclick: () => answer() })),
  ])
}
