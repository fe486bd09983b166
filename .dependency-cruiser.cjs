/** The directions of imports (docs/architecture.md). What is not drawn there is forbidden here. */
module.exports = {
  forbidden: [
    {
      name: 'core-is-pure',
      comment: 'The rules of the watch know no Electron, no Node, no DOM and no neighbour room.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { pathNot: ['^src/core/', '^node_modules/(zod|liquidjs|ipaddr\\.js|croner|libphonenumber-js)/'] },
    },
    {
      name: 'window-sees-core-only',
      comment: 'The window is not trusted and reaches main through the bridge alone.',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: { path: '^src/(main|preload)/' },
    },
    {
      name: 'window-has-no-node',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'preload-sees-contract-only',
      severity: 'error',
      from: { path: '^src/preload/' },
      to: { path: '^src/', pathNot: '^src/(core/(api|channels)\\.ts|preload/)' },
    },
    {
      name: 'main-knows-no-face',
      severity: 'error',
      from: { path: '^src/main/' },
      to: { path: '^src/(renderer|preload)/' },
    },
    {
      name: 'parts-do-not-know-each-other',
      comment:
        'Parts of main meet in ports.ts and reading-tasks.ts; only night-watch and reading-desk.ts wire them. Words and the frame of documents are for all.',
      severity: 'error',
      from: { path: '^src/main/([^/]+)/', pathNot: '^src/main/night-watch/' },
      to: {
        path: '^src/main/',
        pathNot: [
          '^src/main/$1/',
          '^src/main/documents/',
          '^src/main/(ports|reading-tasks)\\.ts$',
          '^src/main/words\\.ts$',
        ],
      },
    },
    {
      name: 'electron-has-its-rooms',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: '^src/(main/index\\.ts|main/desktop/|main/api/serve\\.ts|main/reports/pdf\\.ts|preload/)',
      },
      to: { path: '^(node_modules/electron/|electron$)' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.test.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
