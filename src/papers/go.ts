import Taro from '@tarojs/taro'

import { to } from '@/features/go'

/** Where one can go among questionnaires, spreadsheets and codes. */
export const papers = {
  hub: () => to('/papers/hub/index'),
  questionnaires: () => to('/papers/questionnaires/index'),
  design: (id?: string) => to('/papers/design/index', { id }),
  questionnaire: (id: string) => to('/papers/questionnaire/index', { id }),
  published: (id: string) => void Taro.redirectTo({ url: `/papers/questionnaire/index?id=${encodeURIComponent(id)}` }),
  importSheet: (questionnaire?: string) => to('/papers/import/index', { questionnaire }),
  codes: () => to('/papers/codes/index'),
  print: (sheet: { kind: string; words: string; url: string }) => to('/papers/print/index', sheet),
  back: () => void Taro.navigateBack(),
}
