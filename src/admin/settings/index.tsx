import { SETTING_GROUPS, type SettingGroup, settingWords } from 'domain/administration/settings'

import { useQuery } from '@/api/cache'
import { Beside } from '@/ui/beside'
import { Loaded } from '@/ui/loaded'
import { Row, Rows } from '@/ui/row'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'
import { useChosen } from '@/ui/use-chosen'

import { admin } from '../go'
import { SettingView } from '../parts/setting-view'

const GROUPS = Object.keys(SETTING_GROUPS) as SettingGroup[]

/** Deadlines, limits and terms, each with what it is now; with room, the chosen one stands beside them. */
export default function SettingsPage() {
  const query = useQuery('admin', 'settings', {})
  const grouped = query.value ? GROUPS.flatMap((group) => query.value!.settings.filter((one) => one.group === group)) : null
  const { chosen, open } = useChosen(grouped && grouped.map(({ name }) => name), admin.setting)
  return (
    <Screen wide lead='改了以后，新的诉求按新的算，已经承诺的日期不变。谁改的、为什么改，都在变更记录里。'>
      <Beside aside={chosen && <SettingView key={chosen} name={chosen} />} onChanged={() => void query.refresh()}>
        <Loaded query={query}>
          {({ settings }) => (
            <>
              {GROUPS.map((group) => (
                <Section key={group} title={SETTING_GROUPS[group]}>
                  <Rows>
                    {settings
                      .filter((one) => one.group === group)
                      .map((one) => (
                        <Row
                          key={one.name}
                          title={one.words}
                          note={one.value === one.byDefault ? undefined : `初始为${settingWords(one, one.byDefault)}`}
                          aside={settingWords(one, one.value)}
                          selected={one.name === chosen}
                          onClick={() => open(one.name)}
                        />
                      ))}
                  </Rows>
                </Section>
              ))}
            </>
          )}
        </Loaded>
      </Beside>
    </Screen>
  )
}
