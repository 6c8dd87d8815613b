import type { Command } from 'commander';
import { addBoard, addShow } from './dossier.look.js';
import { addActs, addOpenDossier } from './dossier.acts.js';
import { addEnds } from './dossier.ends.js';
import { addItemFile } from './dossier.file.js';
import { addReport } from './dossier.report.js';
import type { Shell } from '../shell/io.js';
import type { AddVerb } from '../shell/verb.js';

const ADD: readonly ((dossier: Command, io: Shell) => void)[] = [
  addOpenDossier,
  addActs,
  addReport,
  addEnds,
  addShow,
  addItemFile,
  addBoard,
];

export const addDossier: AddVerb = (program, io) => {
  const dossier = program
    .command('dossier')
    .description(
      'Hồ sơ liên thông: nộp, tiếp nhận, thực hiện các chặng, tra cứu · interlinked dossiers\n' +
        'ID is the dossier’s id or either of its codes.',
    );
  for (const add of ADD) add(dossier, io);
};
