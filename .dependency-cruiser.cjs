/**
 * Who may import whom, with the reason beside each rule. `npm run deps` checks it; docs/architecture.md draws it.
 * A folder may always import itself. Type imports count: a cycle of types is a cycle of thoughts.
 */
const path = (names) => names.map((name) => `^${name}(/|\\.ts$)`);

/** folder: [what of our own it may import, why not more] */
const FOLDERS = {
  'src/domain': [[], 'The rules of the work are pure functions, so that every one can be tested with a table.'],
  'src/ports': [['src/domain'], 'A port says what is wanted; who fulfils it is decided in src/app.ts.'],
  'src/common': [['src/domain'], 'Everybody imports it, so it must not pull anybody in.'],
  'src/understanding': [
    ['src/domain', 'src/ports', 'src/common'],
    'Text goes in, what it is about comes out: it is replaced as a whole when something better exists.',
  ],
  'src/knowledge': [
    ['src/domain', 'src/understanding'],
    'Texts go in and the likeliest answer comes out; where they are kept is a use case.',
  ],
  'src/wording': [['src/domain'], 'A sentence is made from a notice alone, so a locale can be added without code.'],
  'src/usecases': [
    [
      'src/domain',
      'src/ports',
      'src/common',
      'src/knowledge',
      'src/understanding/similarity',
      'src/understanding/model',
    ],
    'One thing the service does, whoever asks for it: a chat, a page or a script.',
  ],
  'src/conversation': [
    ['src/domain', 'src/ports', 'src/common', 'src/understanding', 'src/wording', 'src/usecases', 'src/knowledge'],
    'It turns messages into use cases and knows neither platform nor database.',
  ],
  'src/delivery': [
    ['src/domain', 'src/ports', 'src/common', 'src/wording', 'src/usecases'],
    'It carries out what was committed and decides nothing new.',
  ],
  'src/scheduler': [
    ['src/domain', 'src/ports', 'src/common', 'src/wording', 'src/usecases'],
    'It notices that something is due; what happens then is a use case.',
  ],
  'src/storage': [
    ['src/domain', 'src/ports', 'src/common'],
    'A store keeps documents and does not know what they mean.',
  ],
  'src/http': [['src/domain', 'src/ports', 'src/common', 'src/usecases'], 'The web framework stays at the edge.'],
  'src/console': [
    [
      'src/domain',
      'src/ports',
      'src/common',
      'src/usecases',
      'src/wording',
      'src/conversation',
      'src/knowledge',
      'src/excel',
      'src/report',
      'src/picture',
      'src/web',
    ],
    'It shows what the use cases give and does what the chat can do, and knows no web framework.',
  ],
  'src/web': [
    [
      'src/domain',
      'src/ports',
      'src/common',
      'src/usecases',
      'src/wording',
      'src/conversation',
      'src/audio/recognise-audio',
      'src/report/poster-pdf',
    ],
    "A village's own page: it shows cases and hands over what is written, and knows no web framework.",
  ],
  'src/api': [
    ['src/domain', 'src/ports', 'src/common', 'src/usecases', 'src/understanding/types'],
    'Programs ask for use cases as a person of the directory; it has no rules of its own and no web framework.',
  ],
  'src/excel': [
    ['src/domain', 'src/common', 'src/village-file'],
    'Workbooks go in and out of the domain, by the same words as village files; storing them is a use case.',
  ],
  'src/calendar': [
    ['src/domain', 'src/ports', 'src/common'],
    'The days of the year are facts from outside; rules only ask for them.',
  ],
  'src/village-file': [
    ['src/domain', 'src/ports', 'src/common'],
    'It reads what an operator wrote; what becomes of it is a use case.',
  ],
  'src/audio': [['src/ports', 'src/common'], 'It knows bytes and samples, and nothing of who spoke or why.'],
  'src/picture': [['src/domain', 'src/ports'], 'Figures go in and a picture comes out, whatever it is for.'],
  'src/report': [
    ['src/domain', 'src/ports', 'src/picture/font'],
    'It lays out what it is given, in whatever language; what stands in it is decided elsewhere.',
  ],
  'src/telemetry': [['src/domain', 'src/ports', 'src/common'], 'It watches and changes nothing.'],
  'src/transcription': [
    ['src/domain', 'src/ports', 'src/common', 'src/config'],
    'Speech goes in and text comes out, by whomever the operator chose; nobody else knows who that is.',
  ],
  'src/config': [['src/domain', 'src/common'], 'Settings are read before anything else exists.'],
  'bots/shared': [['src/ports', 'src/common', 'src/domain/time'], 'Channels transport; they decide nothing.'],
  'bots/messaging': [
    ['src/ports', 'src/common', 'src/domain/time', 'bots/shared'],
    'It carries messages between two processes, whatever platform they come from.',
  ],
  'bots/wechaty': [
    ['src/ports', 'src/common', 'src/domain/time', 'bots/shared'],
    'A channel transports: no use case, no case, no role.',
  ],
  'bots/official-account': [
    ['src/ports', 'src/common', 'src/domain/time', 'bots/shared'],
    'A channel transports: no use case, no case, no role.',
  ],
  'bots/wecom': [
    ['src/ports', 'src/common', 'src/domain/time', 'bots/shared'],
    'A channel transports; what it must remember, such as a cursor, it keeps through the port.',
  ],
  'bots/simulator': [
    ['src/ports', 'src/common', 'src/domain/time', 'bots/shared', 'bots/wechaty'],
    'It is the real Wechaty channel on a pretended platform, and decides as little.',
  ],
};

/** library: [the one place that imports it, what leaks otherwise] */
const OWNERS = [
  ['mongoose', ['src/storage/mongo'], 'A store is chosen by its address; nobody else knows which one it is.'],
  ['express|helmet', ['src/http'], 'Request and response of the framework stay out of channels and use cases.'],
  ['@photostructure/sqlite', ['src/storage/sqlite'], 'Its handles must be kept alive; one file knows how.'],
  [
    'wechaty[^/]*|wechat4u|file-box',
    ['bots/wechaty', 'bots/simulator'],
    'It takes seconds to load and speaks only WeChat.',
  ],
  ['pino', ['src/common'], 'The log masks what is private; a second way to log would not.'],
  ['prom-client', ['src/telemetry'], 'Numbers for operators are named in one place.'],
  ['commander', ['src/cli'], 'Only the command line parses a command line.'],
  ['node-cron', ['src/scheduler'], 'One clock that ticks.'],
  [
    'yaml',
    ['src/village-file', 'src/calendar'],
    'What operators write is read, and its mistakes named, in two places.',
  ],
  [
    'cockatiel',
    ['src/understanding/llm', 'src/transcription'],
    'Servers of others are asked in two places, and left alone when they fail.',
  ],
  [
    'silk-wasm|@audio/decode-amr|mpg123-decoder',
    ['src/audio'],
    'They take bytes of strangers: only behind a count of frames, in a thread with a time limit.',
  ],
  [
    '@google-cloud/speech|tencentcloud-sdk-[^/]*|sherpa-onnx-[^/]*',
    ['src/transcription'],
    'Their errors, formats and connections end in one folder.',
  ],
  [
    'qrcode',
    ['src/cli', 'src/http', 'src/web'],
    'Codes are drawn here, because whoever draws them elsewhere sees what they lead to.',
  ],
  [
    '@wecom/crypto|fast-xml-parser',
    ['bots/shared'],
    'They check nothing of what they decrypt and parse; one folder does, before anybody reads it.',
  ],
  ['hucre', ['src/knowledge', 'src/report', 'src/excel'], 'Workbooks are read in one place and written in another.'],
  ['echarts|@resvg/resvg-js', ['src/picture'], 'How a picture looks, and with which font, is decided in one folder.'],
  ['pdfkit', ['src/report'], 'Paper has one look, and nobody else needs to know how it is made.'],
  [
    'cookie',
    ['src/web/cookies', 'src/http/login-route'],
    'What browsers keep for us is set in two places, and both are strict.',
  ],
  ['@node-rs/argon2', ['src/console/passwords'], 'How a password is kept is decided in one file.'],
  ['busboy|sharp', ['src/web'], 'What strangers send and what they are shown has one door.'],
  ['chinese-days', ['src/calendar'], 'It is silently wrong for years it does not cover; one file checks that.'],
];

const folderRules = Object.entries(FOLDERS).map(([folder, [allowed, comment]]) => ({
  name: `${folder.replace('/', '-')}-imports`,
  comment,
  severity: 'error',
  from: { path: path([folder]) },
  to: { path: '^(src|bots|tests|scripts|bench)/', pathNot: path([folder, ...allowed]) },
}));

const ownerRules = OWNERS.map(([library, owners, comment]) => ({
  name: `only-${owners[0].replace('/', '-')}-imports-${library.split('|')[0].replace(/[^a-z0-9-]/g, '')}`,
  comment,
  severity: 'error',
  from: { path: '^(src|bots)/', pathNot: path(owners) },
  to: { path: `node_modules/(${library})/` },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Files that need each other are one thing in two places; nobody can read or test them apart.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'domain-needs-nothing',
      comment: 'Not even Node: no clock, no file, no chance can change what a rule says.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'] },
    },
    {
      name: 'only-app-names-adapters',
      comment:
        'Wiring is in src/app.ts, and in the two files for a session in a process of its own: exchanging a store or a ' +
        'channel changes nothing else.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(app|wechat-session|bot-process)\\.ts$', '^src/storage/'] },
      to: { path: ['^bots/', '^src/storage/'] },
    },
    {
      name: 'nobody-imports-the-entrance',
      comment: 'app, service, main and cli stand on top of everything.',
      severity: 'error',
      from: { path: '^(src|bots)/', pathNot: ['^src/(app|bot-process|main)\\.ts$', '^src/cli/'] },
      to: { path: ['^src/(app|bot-process|main|service)\\.ts$', '^src/cli/'] },
    },
    {
      name: 'service-needs-no-tests',
      comment: 'What is shipped must not need what is left at home.',
      severity: 'error',
      from: { path: '^(src|bots)/' },
      to: { path: '^(tests|scripts|bench)/' },
    },
    {
      name: 'service-needs-no-dev-packages',
      comment: 'The image is installed without development packages.',
      severity: 'error',
      from: { path: '^(src|bots)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'declared-packages-only',
      comment: 'A package that is there by chance is gone after the next install.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'resolvable',
      comment: 'A wrong path is found here, not at night.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    ...folderRules,
    ...ownerRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Scripts of the simulator's page run in a browser.
    exclude: { path: '^bots/[^/]+/(page|public)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
