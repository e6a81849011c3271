import Taro from '@tarojs/taro'

import { signal, useSignal } from './signal'

/** How large text is: normal, ×1.4, ×1.75. `follow` takes what is set in WeChat. */
export const TYPE_CHOICES = ['follow', 'normal', 'large', 'huge'] as const
export type TypeChoice = (typeof TYPE_CHOICES)[number]
export type TypeScale = Exclude<TypeChoice, 'follow'>

const KEY = 'type-scale'

/** The smallest client factor that asks for each size. */
const STEPS: readonly (readonly [from: number, scale: TypeScale])[] = [
  [1.5, 'huge'],
  [1.15, 'large'],
]

/** The size that fits WeChat's own font setting. */
export function scaleFor(factor: number): TypeScale {
  return STEPS.find(([from]) => factor >= from)?.[1] ?? 'normal'
}

function clientScale(): TypeScale {
  const { fontSizeScaleFactor } = Taro.getAppBaseInfo() as { fontSizeScaleFactor?: number }
  return scaleFor(fontSizeScaleFactor ?? 1)
}

const choice = signal<TypeChoice | null>(null)

function chosen(): TypeChoice {
  if (choice.get() === null) choice.set((Taro.getStorageSync(KEY) as TypeChoice) || 'follow')
  return choice.get()!
}

export function chooseType(value: TypeChoice): void {
  Taro.setStorageSync(KEY, value)
  choice.set(value)
}

/** The choice made in the settings and the size it comes to. */
export function useTypeScale(): { choice: TypeChoice; scale: TypeScale } {
  useSignal(choice)
  const made = chosen()
  return { choice: made, scale: made === 'follow' ? clientScale() : made }
}
