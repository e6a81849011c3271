import Taro from '@tarojs/taro'

import { to } from '@/features/go'

/** What can be done to a unit, each a form of its own. */
export type Alteration = 'add' | 'rename' | 'grids' | 'split' | 'move' | 'close'

/** What comes in and goes out as a spreadsheet. */
export type Sheet = 'units' | 'people'

/** What appeals are sorted by. */
export type Label = 'category' | 'tag'

/** Where one can go in the administration. */
export const admin = {
  hub: () => to('/admin/hub/index'),
  units: () => to('/admin/units/index'),
  unit: (id: string) => to('/admin/unit/index', { id }),
  alter: (what: Alteration, id: string) => to('/admin/alter/index', { what, id }),
  person: (id: string, unit?: string) => to('/admin/person/index', { id, unit }),
  invite: (unit: string) => to('/admin/invite/index', { unit }),
  invitation: (id: string) => to('/admin/invitation/index', { id }),
  invitations: () => to('/admin/invitation/index'),
  health: () => to('/admin/health/index'),
  settings: () => to('/admin/settings/index'),
  setting: (name: string) => to('/admin/setting/index', { name }),
  labels: () => to('/admin/labels/index'),
  label: (of: Label, id?: string) => to('/admin/label/index', { of, id }),
  templates: () => to('/admin/templates/index'),
  sheets: () => to('/admin/sheets/index'),
  importSheet: (of: Sheet) => to('/admin/import/index', { of }),
  changes: (unit?: string) => to('/admin/changes/index', { unit }),
  back: () => void Taro.navigateBack(),
}
