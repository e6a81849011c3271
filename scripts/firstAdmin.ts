import { createHash, randomBytes } from 'node:crypto'

// Printed once and kept nowhere: what the first administrator types in, and what the function `admin` knows of it.
const secret = randomBytes(12).toString('hex')
console.log(`首位管理员口令 the first administrator's secret, to be handed over and used once: ${secret}`)
console.log(`部署时设置 to be set when deploying: FIRST_ADMIN=${createHash('sha256').update(secret).digest('hex')}`)
