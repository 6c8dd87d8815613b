import { loadDefinitions } from '@lienthong/dossier/definitions';
import { dossierProjections } from '@lienthong/dossier/projections';
import { projections as exchangeProjections } from '@lienthong/exchange/projections';
import type { ProcedureLibrary } from '@lienthong/procedure';
import type { ProjectionContext, ProjectionModule } from '@lienthong/read-model';
import { reconciliationProjections } from '@lienthong/reconciliation/projections';
import { figuresProjection } from '@lienthong/reporting/figures';

/** Beside the settings of the contexts. */
export interface DefinitionSettings {
  readonly definitionsDir?: string;
}

const libraryOf = async ({ settings }: ProjectionContext): Promise<ProcedureLibrary> => {
  const { definitionsDir } = settings as DefinitionSettings;
  return (await loadDefinitions(definitionsDir)).library;
};

/** The read models of every context: the module that the projection worker loads. */
export const projections: ProjectionModule['projections'] = async (context) => [
  ...(await exchangeProjections(context)),
  ...(await dossierProjections(context)),
  ...(await reconciliationProjections(await libraryOf(context))(context)),
  figuresProjection,
];
