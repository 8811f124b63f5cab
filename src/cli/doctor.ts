// `doctor`: what is wrong with this installation, and how to mend each fault.
import { ConfigError, readConfig, type Config } from '../config.ts';
import { openStore } from '../data/store/open.ts';
import { fillArchive } from '../data/archive/fill.ts';
import type { Tool } from './tool.ts';

interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly mend: string | null;
}

const because = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

const database = async (config: Config, now: Date): Promise<Finding[]> => {
  const check = 'database';
  try {
    const store = await openStore({ url: config.DATABASE_URL, now });
    try {
      await fillArchive(store);
      const newest = await store.newestNight();
      const { unreadable } = await store.counts();
      return [
        {
          check,
          ok: newest !== null,
          detail: `nights up to ${newest ?? 'none'}`,
          mend: newest ? null : 'Start the bot once, so that the archive is filled.',
        },
        {
          check: 'reading',
          ok: unreadable === 0,
          detail: `${unreadable} unreadable posts`,
          mend:
            unreadable === 0
              ? null
              : 'See them with "status"; a newer version may read them: "ingest --reread".',
        },
      ];
    } finally {
      await store.close();
    }
  } catch (error) {
    return [
      {
        check,
        ok: false,
        detail: because(error),
        mend: 'Restore a backup with "restore FILE", or point DATABASE_URL elsewhere.',
      },
    ];
  }
};

export const doctorTool: Tool = {
  name: 'doctor',
  purpose: 'checks settings and database, and says how to mend each fault',
  usage: 'doctor',
  options: {},
  run: async ({ environment, now, terminal }) => {
    const findings: Finding[] = [];
    const major = Number(process.versions.node.split('.')[0]);
    findings.push({
      check: 'node',
      ok: major >= 24,
      detail: process.versions.node,
      mend: major >= 24 ? null : 'Run it through npm, which brings Node 24.',
    });
    try {
      const config = readConfig(environment);
      findings.push({ check: 'settings', ok: true, detail: 'all right', mend: null });
      const connected = config.TELEGRAM_BOT_TOKEN ?? config.DISCORD_BOT_TOKEN;
      findings.push({
        check: 'platforms',
        ok: connected === undefined,
        detail:
          connected === undefined
            ? 'no token: the console is the platform'
            : 'a token is set, and this version connects no platform',
        mend: connected === undefined ? null : 'Take the tokens out to use the console.',
      });
      findings.push(...(await database(config, now)));
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      findings.push({
        check: 'settings',
        ok: false,
        detail: error.message,
        mend: 'Mend the keys named above in the environment or in .env.',
      });
    }
    for (const { check, ok, detail, mend } of findings)
      terminal.err(`${ok ? 'ok  ' : 'FAIL'} ${check}: ${detail}${mend ? `\n     ${mend}` : ''}`);
    terminal.out(JSON.stringify(findings, null, 2));
    return findings.every(({ ok }) => ok) ? 0 : 1;
  },
};
