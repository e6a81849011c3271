/** Arrows run one way (docs/architecture.md). What is not allowed here does not build. */
module.exports = {
  forbidden: [
    { name: 'domain-is-pure', severity: 'error', comment: 'The rules know no framework, no platform and nobody above them.', from: { path: '^domain/' }, to: { pathNot: ['^domain/', 'node_modules/(dayjs|chinese-days|@noble/hashes)/'] } },
    { name: 'server-stands-on-domain', severity: 'error', from: { path: '^server/' }, to: { path: '^(src|localcloud|cloudfunctions|scripts|test)/' } },
    { name: 'functions-stand-on-server', severity: 'error', from: { path: '^cloudfunctions/' }, to: { path: '^(src|localcloud|scripts|test)/' } },
    { name: 'screens-take-types-only', severity: 'error', comment: 'src imports domain and the types of server, never its code.', from: { path: '^src/' }, to: { path: '^server/', dependencyTypesNot: ['type-only'] } },
    { name: 'screens-stand-on-domain', severity: 'error', from: { path: '^src/' }, to: { path: '^(localcloud|cloudfunctions|scripts|test)/' } },
    { name: 'ui-knows-no-domain-word', severity: 'error', from: { path: '^src/ui/' }, to: { path: '^(domain|server|src/(pages|features|officer|supervision|admin))/' } },
    { name: 'a-page-is-nobodys-module', severity: 'error', comment: 'Reading a page registers it with WeChat: what two pages share lies in a file of its own.', from: { path: '^src/' }, to: { path: '^src/[^/]+/[^/]+/index\\.tsx$' } },
    { name: 'platform-knows-no-application', severity: 'error', from: { path: '^localcloud/' }, to: { path: '^(domain|server|src|cloudfunctions|scripts|test)/' } },
    { name: 'only-the-store-speaks-to-the-database', severity: 'error', from: { pathNot: '^(server/store|scripts/bench)/' }, to: { path: 'node_modules/@cloudbase/node-sdk' } },
    { name: 'only-the-ports-speak-to-wechat', severity: 'error', comment: 'server/wechat alone calls WeChat; who wants something of it asks there.', from: { path: '^server/(?!wechat/)' }, to: { path: '^server/wechat/exchange' } },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  ],
  options: { doNotFollow: { path: 'node_modules' }, tsConfig: { fileName: 'tsconfig.json' }, tsPreCompilationDeps: true, enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.d.ts'] } },
}
