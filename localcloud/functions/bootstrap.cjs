/**
 * What runs in a function's worker thread around its bundle: the local cloud's clock in place of the machine's,
 * the caller in the environment for as long as a call lasts, and JSON in and out.
 */
const { constants, getPriority, setPriority } = require('node:os')
const { parentPort, workerData } = require('node:worker_threads')

standBack()
followClock(new BigInt64Array(workerData.clock))
quicken()
const main = load(workerData.entry)
parentPort.postMessage({ ready: true })

let given = []

parentPort.on('message', async ({ id, input, environment, context }) => {
  lend(environment)
  try {
    const output = await main(JSON.parse(input), { ...context, getRemainingTimeInMillis: remaining(context.time_limit_in_ms) })
    parentPort.postMessage({ id, output: JSON.stringify(output) ?? 'null' })
  } catch (error) {
    const shown = error instanceof Error ? error : new Error(describe(error))
    parentPort.postMessage({ id, error: { message: shown.message, stack: shown.stack } })
  }
})

/**
 * Gives way to the gateway, one thread that every function waits for: where work has more threads than there are
 * processors, its turn comes first. Only Linux gives a single thread a priority.
 */
function standBack() {
  if (process.platform !== 'linux') return
  const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = constants.priority
  setPriority(Math.min(PRIORITY_LOW, getPriority() + PRIORITY_BELOW_NORMAL))
}

function load(entry) {
  const { main: handler } = require(entry)
  if (typeof handler !== 'function') throw new TypeError(`${entry} exports no function named main`)
  return handler
}

/** Puts one call's caller into process.env and takes the former one's out, so that no call sees another's caller. */
function lend(environment) {
  for (const name of given) delete process.env[name]
  Object.assign(process.env, environment)
  given = Object.keys(environment)
}

/**
 * Lets `process.env` be read as a plain object: the SDK reads some sixty of its variables for each request, and a
 * worker's own answers each from behind a lock. Writes go to both, as text, as they would.
 */
function quicken() {
  const own = process.env
  process.env = new Proxy({ ...own }, {
    set: (kept, name, value) => {
      own[name] = value
      kept[name] = own[name]
      return true
    },
    deleteProperty: (kept, name) => delete own[name] && delete kept[name],
  })
}

function remaining(limit) {
  const end = performance.now() + limit
  return () => Math.max(0, Math.round(end - performance.now()))
}

function describe(value) {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Makes `Date` tell the local cloud's time. The offset is shared memory: a move is seen by the next reading. */
function followClock(offset) {
  const Machine = Date
  const machineNow = Date.now
  const now = () => machineNow() + Number(Atomics.load(offset, 0))
  Machine.now = now
  globalThis.Date = new Proxy(Machine, {
    construct: (target, args, made) => Reflect.construct(target, args.length > 0 ? args : [now()], made),
    apply: (target) => new target(now()).toString(),
  })
  Machine.prototype.constructor = globalThis.Date
}
