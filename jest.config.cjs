/** Packages that ship only ES modules and so pass through babel like our own code. */
const modules = ['@noble/hashes', 'mingo', 'file-type', 'strtok3', 'token-types', 'uint8array-extras', '@tokenizer', '@borewit', 'hucre']

const base = {
  transform: {
    '\\.[cm]?[jt]sx?$': [
      'babel-jest',
      {
        configFile: false,
        babelrc: false,
        presets: [
          ['@babel/preset-env', { targets: { node: '20' } }],
          ['@babel/preset-typescript', { allowDeclareFields: true }],
          ['@babel/preset-react', { runtime: 'automatic' }],
        ],
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${modules.join('|')})/)`],
  moduleNameMapper: {
    '^@/(.*)$': '<rootDir>/src/$1',
    '^domain/(.*)$': '<rootDir>/domain/$1',
    '^server/(.*)$': '<rootDir>/server/$1',
  },
  rootDir: __dirname,
  setupFiles: ['<rootDir>/test/properties.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/equality.ts'],
  // Built copies of a package.json are nobody's module.
  modulePathIgnorePatterns: ['<rootDir>/dist/functions/'],
}

module.exports = {
  globalSetup: '<rootDir>/test/run.ts',
  globalTeardown: '<rootDir>/test/run-end.ts',
  projects: [
    { ...base, displayName: 'rules', testEnvironment: 'node', testMatch: ['<rootDir>/test/{domain,docs,scripts}/**/*.test.ts'] },
    { ...base, displayName: 'cloud', testEnvironment: 'node', testMatch: ['<rootDir>/test/{localcloud,server,scenarios}/**/*.test.ts'] },
    { ...base, displayName: 'pages', testEnvironment: 'jsdom', testMatch: ['<rootDir>/test/{src,compiled}/**/*.test.{ts,tsx}'] },
  ],
  // A test that hangs is ended; one on a slow machine beside others is not.
  testTimeout: 300_000,
}
