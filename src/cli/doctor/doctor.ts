// `doctor`: what is wrong with this installation, and how to mend each fault.
import { ConfigError, idleKeys, readConfig, unknownKeys, type Config } from '../../config.ts';
import { fillArchive } from '../../data/archive/fill.ts';
import { openStore } from '../../data/store/open.ts';
import { NewerDatabase, type Store } from '../../data/store/store.ts';
import { ill, well, type Finding } from './doctor-finding.ts';
import { checkPlatforms } from './doctor-platforms.ts';
import { checkSources } from './doctor-sources.ts';
import type { Tool } from '../tool.ts';

const because = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** The address of the database without the password in it. */
const shownDatabase = (url: string): string => {
  const parsed = url.startsWith('file:') ? null : URL.parse(url);
  if (!parsed) return url;
  return `${parsed.protocol}//${parsed.host}${parsed.pathname}`;
};

const checkDatabase = async (store: Store): Promise<Finding[]> => {
  await fillArchive(store);
  const newest = await store.newestNight();
  const { unreadable } = await store.counts();
  const paused = (await store.subscriberCounts()).filter(({ state }) => state === 'paused');
  return [
    newest === null
      ? ill('database', 'no night is in it', 'Start the bot once, so that the archive is filled.')
      : well('database', `nights up to ${newest}`),
    unreadable === 0
      ? well('reading', 'every post could be read')
      : ill(
          'reading',
          `${unreadable} posts look like summaries and could not be read`,
          'See them with "status"; a newer version may read them: "ingest --reread".',
        ),
    ...paused.map(({ platform, count }) =>
      well(
        'subscribers',
        `${count} on ${platform} paused, because the platform refuses them`,
        'Each panel names what is missing; they go on by themselves once it is mended.',
      ),
    ),
  ];
};

/** Settings are known: database, platforms and sources, each on its own. */
const checkAll = async (config: Config, now: Date): Promise<Finding[]> => {
  let store: Store | null = null;
  const findings: Finding[] = [];
  try {
    store = await openStore({ url: config.DATABASE_URL, now });
    findings.push(...(await checkDatabase(store)));
  } catch (error) {
    findings.push(
      ill(
        'database',
        `${shownDatabase(config.DATABASE_URL)}: ${because(error)}`,
        error instanceof NewerDatabase
          ? 'Install the version that wrote it, or a newer one.'
          : 'Restore a backup with "restore FILE", see that the folder can be written to, or point DATABASE_URL elsewhere.',
      ),
    );
  }
  try {
    const rest = await Promise.all([
      checkPlatforms(config, store, now),
      checkSources(config, store, now),
    ]);
    return [...findings, ...rest.flat()];
  } finally {
    await store?.close();
  }
};

export const doctorTool: Tool = {
  name: 'doctor',
  purpose:
    'checks settings, database, tokens, permissions and sources, and says how to mend each fault',
  usage: `doctor

  Asks each platform and each source once and changes nothing. Exit 1 where something is to be mended.`,
  options: {},
  run: async ({ environment, now, terminal }) => {
    const findings: Finding[] = [];
    const major = Number(process.versions.node.split('.')[0]);
    findings.push(
      major >= 24
        ? well('node', process.versions.node)
        : ill('node', process.versions.node, 'Run it through npm, which brings Node 24.'),
    );
    try {
      const config = readConfig(environment);
      const unknown = [...unknownKeys(environment), ...idleKeys(config)];
      findings.push(
        unknown.length === 0
          ? well('settings', 'all right')
          : ill(
              'settings',
              unknown.join('; '),
              'Correct, complete or remove these keys in the environment or in .env.',
            ),
      );
      findings.push(...(await checkAll(config, now)));
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      findings.push(
        ill('settings', error.message, 'Mend the keys named above in the environment or in .env.'),
      );
    }
    for (const { check, ok, detail, mend } of findings)
      terminal.err(`${ok ? 'ok  ' : 'FAIL'} ${check}: ${detail}${mend ? `\n     ${mend}` : ''}`);
    terminal.out(JSON.stringify(findings, null, 2));
    return findings.every(({ ok }) => ok) ? 0 : 1;
  },
};
