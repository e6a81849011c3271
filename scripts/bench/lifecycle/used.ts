import { readFileSync } from 'node:fs'

/** Milliseconds of processor time so far: of the whole process, and of the gateway's thread alone where the system tells it. */
export interface Used {
  process: number
  gateway: number | null
}

/** What this process used since it began. */
export function used(): Used {
  const { user, system } = process.cpuUsage()
  return { process: (user + system) / 1000, gateway: gatewayUsed() }
}

/** The gateway has the thread that bears the process's number; Linux tells its nanoseconds first. */
function gatewayUsed(): number | null {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  } catch {
    return null
  }
}
