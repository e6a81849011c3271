import { resolve } from 'node:path'
import { type Checked, check, fromFolder } from './backup/check'
import { readManifest } from './backup/folder'
import { atPlace } from './backup/place'
import { mustBeFit, restore } from './backup/restore'
import { takeBackup } from './backup/take'
import { readFlags } from './local/flags'
import { Trouble, run } from './local/folder'

const USAGE = `用法 usage:
  npm run backup -- --to 文件夹 [--data 数据文件夹 | --env 环境 --secrets 文件]     备份 take one
  npm run backup -- --from 文件夹 [--data 数据文件夹 [--fresh] | --env 环境 --secrets 文件]  恢复 put one back
  npm run backup -- --check 文件夹                                          核对 hold one against its own rules`

/** `npm run backup`: takes a backup of everything, puts one back, or checks one; see docs/operations.md. */
run(async () => {
  const { to, from, check: checked, ...place } = readFlags({ to: '', from: '', check: '', data: '.data', env: '', secrets: '', fresh: false })
  if ([to, from, checked].filter(Boolean).length !== 1) throw new Trouble(USAGE)
  const begun = performance.now()
  const seconds = () => `${((performance.now() - begun) / 1000).toFixed(1)} s`
  if (to) {
    const folder = resolve(to)
    await atPlace({ ...place, fresh: false }, async (say, now) => void (await takeBackup(folder, now, say)))
    report(await check(fromFolder(folder)))
    console.log(`备份完成 backed up to ${to}，${seconds()}`)
  } else if (from) {
    const folder = resolve(from)
    await atPlace({ ...place, at: readManifest(folder).at, before: () => mustBeFit(folder) }, async (say) => report(await restore(folder, say)))
    console.log(`恢复完成 restored，${seconds()}`)
  } else {
    report(await check(fromFolder(resolve(checked))))
  }
})

/** Says what a check found. @throws Trouble when a record does not hold. */
function report({ appeals, entries, erased, broken, sums, differing }: Checked): void {
  console.log(`诉求 appeals ${appeals}，步骤 entries ${entries}，按规定清除文字的 erased ${erased}，统计 figures ${sums.size}`)
  if (differing.length > 0) console.log(`统计按诉求重算了${differing.length}份：备份期间有人在办事。Figures worked out anew: ${differing.slice(0, 3).join(', ')}`)
  if (broken.length > 0) throw new Trouble(`有记录对不上：\n${broken.join('\n')}\nSome records do not hold.`)
  console.log('每条记录核验一致 every chain holds')
}
