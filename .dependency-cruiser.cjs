/** The arrows of docs/architecture.md: they point down the house and never back. */
const back = '^electron/(?!preload)';
const rule = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });

module.exports = {
  forbidden: [
    rule('no-circles', {}, { circular: true }, 'two files that need each other are one, or three'),
    rule(
      'shared-is-the-ground',
      { path: '^shared' },
      { path: '^(electron|renderer|exchange|tests|resources)' },
      'both sides stand on shared',
    ),
    rule(
      'screen-only-knows-shared',
      { path: '^renderer' },
      { path: '^(electron|exchange)' },
      'the screen asks by contract',
    ),
    rule(
      'screen-is-no-node',
      { path: '^renderer' },
      { dependencyTypes: ['core'] },
      'the screen runs in a sandbox without node',
    ),
    rule(
      'screen-does-not-sign',
      { path: '^renderer' },
      { path: '^shared/exchange/(canonicalJson|signing|httpRange)' },
      'keys and hashes stay in the back end',
    ),
    rule(
      'exchange-stands-alone',
      { path: '^exchange' },
      { path: '^(electron|renderer)' },
      'the server knows only shared',
    ),
    rule(
      'back-does-not-know-the-exchange',
      { path: '^electron' },
      { path: '^(exchange|renderer)' },
      'they meet on the wire',
    ),
    rule(
      'electron-only-in-its-host',
      { path: '^(electron|shared|exchange|renderer)', pathNot: '^electron/(hosts/desktop|preload)' },
      { path: 'node_modules/electron/', dependencyTypesNot: ['type-only'] },
      'everything else also runs without Electron',
    ),
    rule('db-is-below', { path: '^electron/db' }, { path: '^electron/(?!db)' }, 'SQL knows nothing above it'),
    rule(
      'media-is-below',
      { path: '^electron/media' },
      { path: '^electron/(?!(db|media))' },
      'media may keep what it knows in the database, nothing more',
    ),
    rule(
      'locking-knows-nothing-behind-it',
      { path: '^electron/locking' },
      { path: '^electron/(?!locking/|host\\.ts)' },
      'what is locked is opened by others',
    ),
    rule(
      'sync-is-below-features',
      { path: '^electron/sync' },
      { path: '^electron/(hosts|ipc|features|launch|workstation)' },
      'sync is used by features',
    ),
    rule(
      'features-below-ipc',
      { path: '^electron/features' },
      { path: '^electron/(hosts|ipc|launch|workstation)' },
      'a rule does not know who asks',
    ),
    rule(
      'features-do-not-know-each-other',
      { path: '^electron/features/([^/]+)' },
      { path: '^electron/features', pathNot: '^electron/features/$1' },
      'what two need is a rule in shared/domain or a query in db',
    ),
    rule(
      'ipc-below-workstation',
      { path: '^electron/ipc' },
      { path: '^electron/(hosts|launch|workstation\\.ts)' },
      '',
    ),
    rule(
      'workstation-below-hosts',
      { path: '^electron/workstation' },
      { path: '^electron/(hosts|launch)' },
      '',
    ),
    rule(
      'sql-only-in-queries',
      { path: back, pathNot: '^electron/db' },
      { path: 'node_modules/(better-sqlite3|drizzle-orm)/' },
      '',
    ),
    rule(
      'ffmpeg-only-in-its-adapter',
      { path: '^electron', pathNot: '^electron/media/' },
      { path: 'node_modules/(fluent-ffmpeg|@ffmpeg-installer|@ffprobe-installer)/' },
      '',
    ),
    rule(
      'player-and-timeline-know-no-feature',
      { path: '^renderer/src/(player|timeline|sheets|recordings|compare)' },
      { path: '^renderer/src/(features|app)' },
      '',
    ),
    rule(
      'screens-do-not-know-each-other',
      { path: '^renderer/src/features/([^/]+)' },
      { path: '^renderer/src/features', pathNot: '^renderer/src/features/$1' },
      '',
    ),
    rule(
      'screens-below-app',
      { path: '^renderer/src/features' },
      { path: '^renderer/src/(app|main)' },
      'the app puts screens together; a screen does not know it',
    ),
    rule(
      'what-screens-stand-on',
      { path: '^renderer/src/(ui|ipc|commands|i18n|places)' },
      { path: '^renderer/src/(app|features)' },
      'it serves every screen and knows none',
    ),
    rule('found', {}, { couldNotResolve: true, pathNot: '\\?' }, 'an import that leads nowhere'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
