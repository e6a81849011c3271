import { SETTING_GROUPS, type SettingGroup, settingWords } from 'domain/administration/settings'

import { useQuery } from '@/api/cache'
import { Loaded } from '@/ui/loaded'
import { Row, Rows } from '@/ui/row'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'

import { admin } from '../go'

/** Deadlines, limits and terms, each with what it is now. */
export default function SettingsPage() {
  const query = useQuery('admin', 'settings', {})
  return (
    <Screen lead='改了以后，新的诉求按新的算，已经承诺的日期不变。谁改的、为什么改，都在变更记录里。'>
      <Loaded query={query}>
        {({ settings }) => (
          <>
            {(Object.keys(SETTING_GROUPS) as SettingGroup[]).map((group) => (
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
                        onClick={() => admin.setting(one.name)}
                      />
                    ))}
                </Rows>
              </Section>
            ))}
          </>
        )}
      </Loaded>
    </Screen>
  )
}
