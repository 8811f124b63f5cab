// `import massive-missile-attacks FILE`: a newer public table over the bundled one, nothing doubled.
import { importMassiveMissileAttacks } from '../data/archive/import-table.ts';
import { withStore } from './database.ts';
import { wholeText } from './texts.ts';
import { Failure, WrongUse, type Tool } from './tool.ts';

export const importTool: Tool = {
  name: 'import',
  purpose: 'imports the public table of nights',
  usage: `import massive-missile-attacks FILE.csv

  The daily table of Petro Ivaniuk, "Massive Missile Attacks on Ukraine". Run again it changes nothing.`,
  options: {},
  run: async (invocation) => {
    const [what, file, ...more] = invocation.positionals;
    if (what !== 'massive-missile-attacks' || file === undefined || more.length > 0)
      throw new WrongUse('give massive-missile-attacks and one file');
    const csv = await wholeText(file);
    return withStore(invocation, async (store) => {
      const imported = await importMassiveMissileAttacks(store, csv).catch((error: unknown) => {
        throw new Failure(
          `${file} was not imported: ${error instanceof Error ? error.message : String(error)}`,
        );
      });
      invocation.terminal.out(JSON.stringify(imported));
      return 0;
    });
  },
};
