import { readFileSync } from 'node:fs'
import path from 'node:path'
import { PERMISSIONS } from '../../domain/appeal/permissions'
import { matrix } from '../../scripts/permissions/matrix'
import { ACTION_WORDS } from '../../scripts/permissions/words'

describe('The matrix of permissions', () => {
  it('is printed as the tables have it: run `npm run permissions`', () => {
    expect(readFileSync(path.join(__dirname, '../../docs/permissions.md'), 'utf8')).toBe(matrix())
  })

  it('has every action once, under a name of its own', () => {
    const names = Object.values(ACTION_WORDS)
    expect(new Set(names).size).toBe(names.length)
    for (const action of Object.keys(PERMISSIONS).filter((one) => one !== 'submit')) expect(matrix()).toContain(`\`${action}\``)
  })
})
