import { resolve } from 'node:path'
import { dayOf, dayWords } from '../domain/calendar/day'
import { consoleRoutes } from '../localcloud/console'
import { simulatorRoutes } from '../localcloud/simulator'
import { BUILT, buildAll } from './local/builds'
import { CONSOLE_PAGE, consoleAnswers } from './local/console'
import { startDistrict } from './local/district'
import { fill, isEmpty } from './local/fill'
import { readFlags } from './local/flags'
import { firstSecretOf } from './local/keys'
import { FIRST_ADMIN, NEWCOMERS } from './local/newcomers'
import { checkFree, emptyFolder, run } from './local/folder'
import { CLOCK_START, CLOCK_WORDS } from './local/moment'
import { makeDistrict } from './sample/district'

const log = (line: string) => console.log(line)

/** `npm start -- [--port 4000] [--data .data] [--appeals 1200] [--fresh] [--empty] [--verbose]`: everything on this machine, with a living district. */
run(async () => {
  const flags = readFlags({ port: 4000, data: '.data', appeals: 1200, fresh: false, empty: false, verbose: false })
  const data = resolve(flags.data)
  log('群众诉求大起底 · 本机运行 Everything on this machine')
  await checkFree(data, flags.port)
  if (flags.fresh) emptyFolder(data)
  await buildAll(log)
  const cloud = await startDistrict({
    data,
    port: flags.port,
    functions: BUILT.functions,
    clockStart: new Date(CLOCK_START).toISOString(),
    routes: [...consoleRoutes(CONSOLE_PAGE), ...simulatorRoutes({ dir: BUILT.simulator }), ...consoleAnswers(flags.empty ? { district: NEWCOMERS, valid: null } : { district: makeDistrict(), valid: flags.appeals })],
    // What the functions log on each call is for whoever looks for a fault.
    ...(flags.verbose ? { log: (line: string) => log(`  ${line}`) } : {}),
  })
  closeOnSignal(() => cloud.close())
  if (flags.empty && (await isEmpty(cloud))) {
    log(`空的区，还没有任何单位。首位管理员口令（只能用一次） the first administrator's secret, good once: ${firstSecretOf(data)}`)
    log(`  在手机上打开 on any phone, open: ${cloud.url}/simulator/?openid=${FIRST_ADMIN.openid}#${FIRST_ADMIN.page}`)
  } else if (await isEmpty(cloud)) {
    log('放入样例数据 Filling in the sample district')
    const { appeals, valid, resolved } = await fill(cloud, flags.appeals)
    log(`  诉求 appeals ${appeals}，有效 valid ${valid}，化解 resolved ${resolved}`)
  } else {
    log(`沿用已有数据，--fresh 可清空重来 Going on with the data in ${data}`)
  }
  const today = dayOf(cloud.clock.now())
  log(CLOCK_WORDS)
  log(`现在是 ${today.slice(0, 4)}年${dayWords(today)}。It is ${today} on the local clock.`)
  log(`打开 Open  ${cloud.url}  （停止 stop: Ctrl-C）`)
})

/** Closes once, whichever signal comes, and ends with success; a second signal ends at once. */
function closeOnSignal(close: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log('正在停止 Stopping')
      close().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error)
          process.exit(1)
        },
      )
    })
  }
}
