import type { Manager } from './manager'
import { type Allowed, NOTHING, type Plan, type Step, plan } from './plan'
import type { Wanted } from './wanted'
import { BY_HAND } from './byHand'
import { Trouble } from '../local/folder'

interface Deployment {
  wanted: Wanted
  /** Null where there is no environment to look at: then the plan is that of an empty one. */
  manager: Manager | null
  allowed: Allowed
  /** What keeps it from being done, known before anything is looked up. */
  troubles: readonly string[]
  /** Says what would be done, and does nothing. */
  planOnly: boolean
  log: (line: string) => void
}

/**
 * Brings an environment to what is wanted, and says each thing that it changes. What was done before a failure
 * stays done, and the next run goes on from there, since each looks at what is there. In the end it looks again:
 * an environment in which anything is left to do is not deployed.
 * @throws with the reasons when something must not be done, or when a step fails.
 */
export async function deploy({ wanted, manager, allowed, troubles, planOnly, log }: Deployment): Promise<void> {
  const first = plan(wanted, manager ? await manager.find() : NOTHING, allowed)
  const refused = [...troubles, ...first.refused]
  if (!manager && planOnly) log('no --env: what an empty environment would be given')
  for (const stranger of first.left) log(`left as it is: ${stranger}`)
  if (planOnly) {
    for (const { says } of first.steps) log(`would ${says}`)
    for (const reason of refused) log(`would refuse: ${reason}`)
    log(`${counted(first)} to do; nothing was changed`)
    sayByHand(log)
    return
  }
  if (!manager) throw new Trouble('要写明环境 an environment must be named: --env ID')
  if (refused.length > 0) throw new Trouble(`没有部署，什么都没有改 refused, nothing was changed:\n${refused.map((reason) => `  ${reason}`).join('\n')}`)
  await carryOut(first, manager, log)
  const left = plan(wanted, await manager.find(), allowed)
  if (left.steps.length > 0) throw new Trouble(`部署后仍有差异 the environment still differs:\n${left.steps.map(({ says }) => `  ${says}`).join('\n')}`)
  log(first.steps.length === 0 ? 'everything is as it should be; nothing was changed' : `${counted(first)} done; looked again: everything is as it should be`)
  sayByHand(log)
}

/** A deployment cannot see these: they are said each time. */
function sayByHand(log: (line: string) => void): void {
  for (const line of BY_HAND) log(`by hand, once: ${line}`)
}

const KINDS: Readonly<Record<Step['is'], string>> = { collection: 'collections', permission: 'permissions', indexes: 'sets of indexes', create: 'new functions', replace: 'functions made anew', code: 'functions with other code', settings: 'functions with other settings', triggers: 'sets of timers' }

/** How many steps there are, and of which kinds. */
function counted({ steps }: Plan): string {
  const kinds = Object.entries(KINDS).flatMap(([is, words]) => {
    const n = steps.filter((step) => step.is === is).length
    return n > 0 ? [`${n} ${words}`] : []
  })
  return `${steps.length} step${steps.length === 1 ? '' : 's'}${kinds.length > 0 ? ` (${kinds.join(', ')})` : ''}`
}

async function carryOut({ steps }: Plan, manager: Manager, log: (line: string) => void): Promise<void> {
  for (const [done, step] of steps.entries()) {
    try {
      await manager.carryOut(step)
    } catch (error) {
      const { code, message, requestId } = error as { code?: string; message?: string; requestId?: string }
      const why = [code, message, requestId && `request ${requestId}`].filter(Boolean).join(' ')
      throw new Trouble(`停在第 ${done + 1} 步，共 ${steps.length} 步；重新运行会接着做 stopped at step ${done + 1} of ${steps.length}, run it again to go on:\n  ${step.says}\n  ${why}`)
    }
    log(`[${done + 1}/${steps.length}] ${step.says}`)
  }
}
