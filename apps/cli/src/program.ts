import { Command } from 'commander';
import { addGlobals } from './shell/globals.js';
import type { Shell } from './shell/io.js';
import { addAgency } from './verbs/agency.js';
import { addCalendar } from './verbs/calendar.js';
import { addAxis } from './verbs/axis.js';
import { addDemo } from './verbs/demo.js';
import { addReconcile } from './verbs/dossier.reconcile.js';
import { addDesk } from './verbs/desk.js';
import { addDossier } from './verbs/dossier.js';
import { addEvents } from './verbs/events.js';
import { addInbox } from './verbs/inbox.js';
import { addInit } from './verbs/init.js';
import { addKafka } from './verbs/kafka.js';
import { addOpen } from './verbs/open.js';
import { addOps } from './verbs/ops.js';
import { addProcedure } from './verbs/procedure.js';
import { addRecall } from './verbs/recall.js';
import { addReplace } from './verbs/replace.js';
import { addReport } from './verbs/report.js';
import { addSearch } from './verbs/search.js';
import { addSend } from './verbs/send.js';
import { addServe } from './verbs/serve.js';
import { addStatus } from './verbs/status.js';
import { addSystem } from './verbs/system.js';
import { addUpdate } from './verbs/update.js';
import { addTrace } from './verbs/trace.js';
import { VERSION } from './version.js';

const VERBS = [
  addInit,
  addServe,
  addDemo,
  addAgency,
  addSystem,
  addSend,
  addInbox,
  addOpen,
  addStatus,
  addRecall,
  addUpdate,
  addReplace,
  addDesk,
  addTrace,
  addSearch,
  addEvents,
  addOps,
  addKafka,
  addProcedure,
  addDossier,
  addCalendar,
  addReport,
  addAxis,
  addReconcile,
];

const ABOUT = `Liên thông: trao đổi văn bản điện tử giữa các cơ quan.
Electronic documents between agencies, durably and traceably.`;

const AFTER = `
Bắt đầu · Start here:
  $ lienthong demo                                  see it at work, nothing to set up
  $ lienthong init --save operator.token            then: lienthong serve
  $ export LIENTHONG_TOKEN=$(cat operator.token)    and: lienthong agency import --example

Kết thúc · Exit status:  0 done · 1 refused · 2 wrong usage · 3 broken or unreachable`;

export const buildProgram = (io: Shell): Command => {
  const program = new Command('lienthong')
    .description(ABOUT)
    .version(VERSION)
    .showHelpAfterError('→ --help')
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', AFTER);
  addGlobals(program);
  for (const add of VERBS) add(program, io);
  return program;
};
