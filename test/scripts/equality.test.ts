const { projects } = require('../../jest.config.cjs') as { projects: readonly { displayName: string; setupFilesAfterEnv?: readonly string[] }[] }

const UNEQUAL: readonly [title: string, one: unknown, other: unknown][] = [
  ['one that holds nothing known, and none', [undefined], []],
  ['none, and one that holds nothing known', [], [undefined]],
  ['a tail that is undefined', [1, undefined], [1]],
  ['a tail that is missing', [1, , ], [1]],
  ['within an object', { rows: [undefined] }, { rows: [] }],
  ['within a list', [[undefined]], [[]]],
]

describe('lists of different lengths are never equal', () => {
  test.each(UNEQUAL)('%s', (_, one, other) => {
    expect(one).not.toEqual(other)
    expect({ one }).not.toMatchObject({ one: other })
    expect({ one }).not.toEqual(expect.objectContaining({ one: other }))
    expect([one]).not.toContainEqual(other)
    const told = jest.fn()
    told(one)
    expect(told).not.toHaveBeenCalledWith(other)
  })

  test('lists of one length are compared as ever', () => {
    expect([1, { a: undefined }, [undefined]]).toEqual([1, {}, [undefined]])
    expect([1, 2]).not.toEqual([1, 3])
    expect([1, 2, 3]).toEqual(expect.arrayContaining([3, 1]))
    expect({ rows: [{ a: 1, b: 2 }] }).toMatchObject({ rows: [{ a: 1 }] })
  })

  test.each(projects.map((project) => [project.displayName, project]))('%s compares so', (_, project) => {
    expect((project as (typeof projects)[number]).setupFilesAfterEnv).toContain('<rootDir>/test/equality.ts')
  })
})
