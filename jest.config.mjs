const swc = (module) => [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript' },
      target: 'es2022',
      experimental: { keepImportAttributes: true },
    },
    module: { type: module },
  },
];

/** cdktf's bindings are CommonJS, and load fastest as that. */
const commonJs = {
  transform: { '\\.ts$': swc('commonjs') },
  setupFiles: ['<rootDir>/test/setup/no-creation-stacks.cjs'],
};

/** The layers command and what it stands on are ES modules. */
const esModules = { transform: { '\\.ts$': swc('es6') }, extensionsToTreatAsEsm: ['.ts'] };

export default {
  projects: [
    {
      displayName: 'unit',
      testMatch: [
        '<rootDir>/{apps,environments}/**/*.test.ts',
        '<rootDir>/packages/{constructs,plan-review}/**/*.test.ts',
        '<rootDir>/test/*.test.ts',
      ],
      ...commonJs,
    },
    {
      displayName: 'layers',
      testMatch: ['<rootDir>/packages/layers/**/*.test.ts', '<rootDir>/test/cli/*.test.ts'],
      ...esModules,
    },
    {
      // Looks into what the engine tests have left behind.
      displayName: 'security',
      testMatch: ['<rootDir>/test/security/*.test.ts'],
      globalSetup: '<rootDir>/test/security/install-scanners.mjs',
      ...esModules,
    },
    {
      displayName: 'engine',
      testMatch: ['<rootDir>/test/engine/*.test.ts'],
      globalSetup: '<rootDir>/test/engine/global-setup.mjs',
      globalTeardown: '<rootDir>/test/engine/global-teardown.mjs',
      setupFiles: ['<rootDir>/test/setup/quiet-sdk.cjs'],
      ...esModules,
    },
  ],
};
