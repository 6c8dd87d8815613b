/**
 * Boundaries of the tree. Each rule has a probe in tools/boundaries/probes that plants a violation and expects it to fire;
 * a further one for the same rule has a suffix behind a dot.
 */
const deciding = 'registry|exchange|operations|relay|axis-connector|axis|dossier';
const contexts = `${deciding}|reporting|reconciliation`;

module.exports = {
  forbidden: [
    {
      name: 'kernel-imports-nothing',
      severity: 'error',
      from: { path: '^libs/kernel/src', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^libs/kernel/src' },
    },
    {
      name: 'domain-is-pure',
      comment:
        'Plain functions: no I/O, no framework, no clock; only the kernel, identifiers, working time, procedures, the words of dossiers for inboxes, and its own folder.',
      severity: 'error',
      from: { path: `^libs/(${deciding})/src/domain`, pathNot: '\\.spec\\.ts$' },
      to: {
        pathNot: `^libs/(${deciding})/src/domain|^libs/(kernel|identifiers|calendar|procedure)/|^@lienthong/(kernel|identifiers|calendar|procedure)$|^libs/dossier/dist/entries\\.|^@lienthong/dossier/entries$`,
      },
    },
    {
      name: 'figures-are-pure',
      comment: 'A report is a function of events: beside what a domain may know, the facts of dossiers.',
      severity: 'error',
      from: { path: '^libs/reporting/src/domain', pathNot: '\\.spec\\.ts$' },
      to: {
        pathNot:
          '^libs/reporting/src/domain|^libs/(kernel|identifiers|calendar|procedure|dossier)/|^@lienthong/(kernel|identifiers|calendar|procedure|dossier)(/events)?$',
      },
    },
    {
      name: 'comparing-is-pure',
      comment:
        'A comparison is a function of two records: beside what a domain may know, what partners are told of dossiers.',
      severity: 'error',
      from: { path: '^libs/reconciliation/src/domain', pathNot: '\\.spec\\.ts$' },
      to: {
        pathNot:
          '^libs/reconciliation/src/domain|^libs/(kernel|identifiers|dossier)/|^@lienthong/(kernel|identifiers|dossier)(/vocabularies)?$',
      },
    },
    {
      name: 'vocabularies-are-pure',
      comment: 'What a partner is told follows from the recorded facts and the procedure alone.',
      severity: 'error',
      from: { path: '^libs/dossier/src/vocabularies', pathNot: '\\.spec\\.ts$' },
      to: {
        pathNot:
          '^libs/dossier/src/(vocabularies|domain|contracts)/|^libs/(kernel|identifiers|procedure)/|^@lienthong/(kernel|identifiers|procedure)$',
      },
    },
    {
      name: 'application-knows-no-adapter',
      severity: 'error',
      from: { path: `^libs/(${contexts})/src/application` },
      to: { path: `^libs/(${contexts})/src/adapters|(^|/)node_modules/(@nestjs|fastify)|^@nestjs|^fastify$` },
    },
    {
      name: 'nest-stays-at-the-edge',
      severity: 'error',
      from: {
        path: '^(libs|apps)',
        pathNot: '/adapters/|\\.module\\.ts$|^libs/http-edge/|^libs/bus/src/nest/|^apps/hub/|\\.spec\\.ts$|/testing/',
      },
      to: { path: '(^|/)node_modules/@nestjs/|^@nestjs/' },
    },
    {
      name: 'sqlite-stays-behind-its-ports',
      severity: 'error',
      from: {
        path: '^(libs|apps)',
        pathNot: '^libs/event-store/|^libs/read-model/|/adapters/projections/|\\.spec\\.ts$',
      },
      to: { path: '^(node:)?sqlite$' },
    },
    {
      name: 'kafkajs-stays-behind-its-port',
      comment:
        'Clients of Kafka: the two adapter folders of the bus; @platformatic/kafka also where brokers are run and provisioned.',
      severity: 'error',
      from: {
        path: '^(libs|apps)',
        pathNot: '^libs/bus/src/(kafkajs|platformatic)/|^libs/testing/|\\.spec\\.ts$|^libs/bus/src/testing/',
      },
      to: { path: '(^|/)node_modules/(kafkajs|@platformatic/kafka)/|^kafkajs$|^@platformatic/kafka$' },
    },
    {
      name: 'opentelemetry-stays-in-telemetry',
      comment: 'Only there is it certain that nothing but codes and numbers goes into a span.',
      severity: 'error',
      from: { path: '^(libs|apps)', pathNot: '^libs/telemetry/' },
      to: { path: '(^|/)node_modules/@opentelemetry/|^@opentelemetry/' },
    },
    {
      name: 'registry-knows-no-other-context',
      severity: 'error',
      from: { path: '^libs/registry/src' },
      to: {
        path: '^libs/(exchange|operations|relay|axis|dossier|reporting|reconciliation)/|^@lienthong/(exchange|operations|relay|axis|dossier|reporting|reconciliation)(/|$)',
      },
    },
    {
      name: 'relay-knows-no-other-context',
      comment: 'What it needs of the hub are its own ports: it runs in a process of its own as well.',
      severity: 'error',
      from: { path: '^libs/relay/src' },
      to: {
        path: '^libs/(registry|exchange|operations|axis|dossier)/|^@lienthong/(registry|exchange|operations|axis|dossier)$',
      },
    },
    {
      name: 'libraries-know-no-context',
      severity: 'error',
      from: { path: `^libs/(?!(?:${contexts}|client)/)[a-z-]+/src`, pathNot: '\\.spec\\.ts$' },
      to: { path: `^libs/(${contexts})/|^@lienthong/(${contexts})$` },
    },
    {
      name: 'libraries-know-no-app',
      severity: 'error',
      from: { path: '^libs' },
      to: { path: '^apps/|^@lienthong/(hub|cli|relay-app|axis-app)$' },
    },
    {
      name: 'no-way-around-exports',
      comment: 'Other packages are imported by name; their files are their own.',
      severity: 'error',
      from: { path: '^(libs|apps)/([^/]+)/src' },
      to: { path: '^(libs|apps)/[^/]+/src', pathNot: '^$1/$2/src' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|/dist/' },
    exclude: { path: '/dist/.*\\.d\\.ts$' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js'],
    },
  },
};
