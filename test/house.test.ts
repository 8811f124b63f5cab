// The rules of the house that a reviewer would otherwise have to remember.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { configKeys, readConfig } from '../src/config.ts';

const root = resolve(import.meta.dirname, '..');
const filesUnder = (folder: string): string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    : [];
const sources = filesUnder('src').filter((file) => file.endsWith('.ts'));
const text = (file: string): string => readFileSync(join(root, file), 'utf8');
const importsOf = (file: string): string[] =>
  [...text(file).matchAll(/(?:from|import\()\s*'([^']+)'/g)]
    .map(([, target]) => target ?? '')
    .filter((target) => target.startsWith('.'))
    .map((target) => relative(root, resolve(root, file, '..', target)));

/** Words are data: files that may hold other alphabets. */
const holdsWords = (file: string): boolean =>
  /^src\/data\/reader\/lexicon\/|^src\/digest\/locales\/|^src\/data\/archive\/.*\.jsonl?$/.test(
    file,
  );

describe('one arrow: bots, digest, data', () => {
  const mayImport: readonly (readonly [prefix: string, allowed: RegExp])[] = [
    ['src/data/model/', /^src\/data\/model\//],
    ['src/data/reader/', /^src\/data\/(model|reader)\//],
    ['src/data/store/', /^src\/data\/(model|store)\//],
    ['src/data/sources/', /^src\/data\/(model|sources|store\/store\.ts)/],
    ['src/data/', /^src\/data\//],
    ['src/digest/', /^src\/(digest|data\/model)\//],
    ['src/bots/', /^src\/(bots|digest|data|config\.ts)/],
  ];
  test('nothing is imported against the arrow', () => {
    const against = sources.flatMap((file) => {
      const rule = mayImport.find(([prefix]) => file.startsWith(prefix));
      return rule
        ? importsOf(file)
            .filter((target) => !rule[1].test(target))
            .map((target) => `${file} -> ${target}`)
        : [];
    });
    expect(sources.length).toBeGreaterThan(10);
    expect(against).toEqual([]);
  });
  test('an index is a list, never a re-export', () => {
    const reExport = /^export (\*|\{[^}]*\}) from/m;
    expect(
      sources.filter((file) => file.endsWith('/index.ts') && reExport.test(text(file))),
    ).toEqual([]);
  });
  test('SQL stands in the store alone', () => {
    const sql = /from 'kysely'|node:sqlite|\bsql`/;
    expect(
      sources.filter((file) => !file.startsWith('src/data/store/') && sql.test(text(file))),
    ).toEqual([]);
  });
});

test('folders of tests are among the temporary ones of the run', () => {
  const root = process.env['TMPDIR'];
  expect(root).toContain('strike-digest-');
  const tests = filesUnder('test').filter((file) => file.endsWith('.ts'));
  expect(tests.filter((file) => /mkdtempSync\((?!join\(tmpdir\(\))/.test(text(file)))).toEqual([]);
});

describe('locales', () => {
  const locales = filesUnder('src/digest/locales').filter((file) => file.endsWith('.ftl'));
  const keysOf = (language: string): string[] =>
    locales
      .filter((file) => file.endsWith(`${language}.ftl`))
      .flatMap((file) =>
        [...text(file).matchAll(/^(-?[a-zA-Z][\w-]*) *=/gm)].map(([, key]) => key ?? ''),
      )
      .sort();
  const attributesOf = (language: string): string[] =>
    locales
      .filter((file) => file.endsWith(`${language}.ftl`))
      .flatMap((file) => [...text(file).matchAll(/\{ *\$(\w+)/g)].map(([, key]) => key ?? ''));

  test('Ukrainian says everything that English says, and nothing else', () => {
    // The keys are read out of the English file: a list written by hand would drift from it.
    expect(keysOf('en').length).toBeGreaterThan(0);
    expect(keysOf('uk').filter((key) => !key.startsWith('-'))).toEqual(
      keysOf('en').filter((key) => !key.startsWith('-')),
    );
  });
  test('no key stands twice in a language', () => {
    for (const language of ['en', 'uk']) {
      const keys = keysOf(language);
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    }
  });
  test('Ukrainian uses only values that English is given', () => {
    const known = new Set(attributesOf('en'));
    expect([...new Set(attributesOf('uk'))].filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('settings', () => {
  test('.env.example explains every key of the settings, and no other', () => {
    const lines = text('.env.example').split('\n');
    const keys = lines.flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);
    expect(keys).toEqual([...configKeys]);
    const unexplained = keys.filter((key) => {
      const at = lines.findIndex((line) => line.startsWith(`${key}=`));
      return !/^# .+\.$/.test(lines[at - 1] ?? '');
    });
    expect(unexplained).toEqual([]);
  });
  test('what .env.example proposes is accepted', () => {
    expect(() => readConfig(parseEnv(text('.env.example')))).not.toThrow();
  });
});

describe('letters', () => {
  test('code keeps other alphabets to quoted examples in comments', () => {
    const foreign = sources
      .filter((file) => !holdsWords(file))
      .flatMap((file) =>
        text(file)
          .split('\n')
          .map((line) => line.replace(/\/\/.*$/, '').replace(/^\s*(\/\*\*?|\*).*$/, ''))
          .filter((line) => /\p{Script=Cyrillic}/u.test(line))
          .map((line) => `${file}: ${line.trim()}`),
      );
    expect(foreign).toEqual([]);
  });

  // A Latin letter inside a Cyrillic word is invisible to the eye and never matches a text.
  const mixed =
    /\p{Script=Cyrillic}[a-zA-Z](?=\p{Script=Cyrillic})|(?<=\p{Script=Cyrillic}{2})[aceiopxyACEHIKMOPTXB](?![\w/-])/u;
  test('words have no look-alike letters inside', () => {
    const suspects = [...sources, ...filesUnder('src/digest/locales')]
      .filter(holdsWords)
      .flatMap((file) =>
        text(file)
          .split('\n')
          .filter((line) => !line.includes('look-alike'))
          .filter((line) => mixed.test(line.replace(/\\[a-zA-Z]/g, ' ')))
          .map((line) => `${file}: ${line.trim()}`),
      );
    expect(suspects).toEqual([]);
  });
});

describe('what the repository may contain', () => {
  const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((file) => file !== '' && existsSync(join(root, file)));
  test("no path of anybody's machine stands in a file", () => {
    const pattern = new RegExp(['/ro' + 'ot/', '/wo' + 'rk/', '/ho' + 'me/\\w'].join('|'));
    expect(tracked.filter((file) => !file.endsWith('.png') && pattern.test(text(file)))).toEqual(
      [],
    );
  });
  test('no registry is named in the lock file', () => {
    const hosts = [...text('package-lock.json').matchAll(/"resolved": "https?:\/\/([^/"]+)/g)].map(
      ([, host]) => host ?? '',
    );
    expect([...new Set(hosts)]).toEqual([]);
  });
  test('the corpus beside the project is read by tests, benchmarks and the archive compiler alone', () => {
    const pattern = new RegExp('\\.\\./sha' + 'red');
    expect(
      sources.filter((file) => pattern.test(text(file)) && file !== 'src/data/archive/compile.ts'),
    ).toEqual([]);
  });
});
