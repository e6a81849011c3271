declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace jest {
    interface Expect {
      addEqualityTesters(testers: readonly ((one: unknown, other: unknown) => boolean | undefined)[]): void
    }
  }
}

/**
 * Lists of different lengths are different. Jest's own comparison, unless it is the strict one, passes over
 * what is undefined at the end of the longer list, so that a row too many would go unseen.
 */
const sameLength = (one: unknown, other: unknown): false | undefined => (Array.isArray(one) && Array.isArray(other) && one.length !== other.length ? false : undefined)

expect.addEqualityTesters([sameLength])

export {}
